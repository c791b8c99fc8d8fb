package dev.retort.alembic.orm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.expression.ColumnClause;
import dev.retort.alembic.expression.TableClause;
import dev.retort.alembic.step.AlembicStep;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** {@code declarative_base()}: classes derived from what it gives are mapped to tables. */
final class Declarative {

    private Declarative() {}

    /** A new base. */
    static ClassValue base(AlembicStep step, BoundArguments given, Interpreter in) {
        List<ClassValue> bases = given.value("cls").map(cls -> cls instanceof TupleValue(List<Value> many)
                ? many.stream().map(ClassValue.class::cast).toList()
                : List.of((ClassValue) cls)).orElse(List.of());
        return base(given.string("name").orElse("Base"), bases, given.value("metadata").orElse(step.metadata()), step);
    }

    static ClassValue base(String name, List<ClassValue> bases, Value metadata, AlembicStep step) {
        ClassValue base = new ClassValue(name, "sqlalchemy.orm.decl_api", bases, new LinkedHashMap<>(), null);
        fill(base, metadata, step);
        return base;
    }

    /** {@code DeclarativeBase}, whose direct subclasses are bases with a metadata of their own. */
    static ClassValue modern(AlembicStep step) {
        return base("DeclarativeBase", List.of(), step.metadata(), step);
    }

    private static void fill(ClassValue base, Value metadata, AlembicStep step) {
        base.namespace().put("metadata", metadata);
        base.namespace().put("__init__", new NativeFunction("__init__", Declarative::init));
        base.namespace().put("__init_subclass__", new NativeFunction("__init_subclass__", (arguments, in) -> {
            if (arguments.positional().getFirst() instanceof ClassValue type) {
                map(type, step, in);
            }
            return NoneValue.NONE;
        }));
    }

    private static Value init(Arguments arguments, Interpreter in) {
        Value self = arguments.positional().getFirst();
        Mapping mapping = Mapping.ofObject(self, in);
        arguments.keywords().forEach((name, value) -> {
            if (mapping.mapped().find(name) == null) {
                throw in.raise("TypeError", "'" + name + "' is an invalid keyword argument for "
                        + mapping.mapped().name());
            }
            in.setAttribute(self, name, value);
        });
        return NoneValue.NONE;
    }

    /** Maps a class that names a table; leaves any other as it is. */
    static void map(ClassValue type, AlembicStep step, Interpreter in) {
        Value given = type.find("__table__");
        Value name = directive(type, "__tablename__", in);
        boolean named = name instanceof StringValue;
        boolean own = named && type.find("__tablename__") instanceof DeclaredAttribute
                || type.namespace().containsKey("__table__") || type.namespace().containsKey("__tablename__");
        if (!own && !named || type.namespace().get("__abstract__") != null) {
            return;
        }
        Map<String, ColumnClause> columns = new LinkedHashMap<>();
        TableClause table;
        if (given instanceof TableClause known && type.namespace().containsKey("__table__")) {
            known.columns().forEach(column -> columns.put(String.valueOf(column.key()), column));
            table = known;
        } else {
            new DeclaredColumns(type, in).all().forEach(columns::put);
            table = made(type, String.valueOf(name instanceof StringValue(String text) ? text : ""),
                    new ArrayList<>(columns.values()), in);
            type.namespace().put("__table__", table);
        }
        Map<String, Value> validators = Validator.of(type);
        columns.forEach((attribute, column) -> type.namespace().put(attribute,
                new MappedAttribute(attribute, column, validators.get(attribute))));
        type.namespace().put(Mapping.NAME, new Mapping(type, table, columns));
        MappedClasses.of(step).add(type);
    }

    /** A word of the mapping, which a mixin may make for each class. */
    private static @Nullable Value directive(ClassValue type, String name, Interpreter in) {
        Value found = type.find(name);
        return found instanceof DeclaredAttribute made ? made.of(type, in) : found;
    }

    private static TableClause made(ClassValue type, String name, List<ColumnClause> columns, Interpreter in) {
        List<Value> positional = new ArrayList<>();
        positional.add(new StringValue(name));
        positional.add(java.util.Objects.requireNonNullElse(type.find("metadata"), NoneValue.NONE));
        positional.addAll(columns);
        Map<String, Value> keywords = new LinkedHashMap<>();
        switch (directive(type, "__table_args__", in)) {
            case TupleValue(List<Value> items) -> items.forEach(item -> add(item, positional, keywords, in));
            case DictValue dict -> add(dict, positional, keywords, in);
            case null, default -> {}
        }
        keywords.putIfAbsent("extend_existing", dev.retort.python.value.BoolValue.TRUE);
        Value table = in.call(in.attribute(in.module("sqlalchemy"), "Table"), new Arguments(positional, keywords));
        return (TableClause) table;
    }

    private static void add(Value item, List<Value> positional, Map<String, Value> keywords, Interpreter in) {
        if (item instanceof DictValue dict) {
            dict.entries().forEach(entry -> keywords.put(in.str(entry.key()), entry.value()));
        } else {
            positional.add(item);
        }
    }
}
