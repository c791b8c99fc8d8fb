package dev.retort.alembic.orm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.ddl.ColumnValue;
import dev.retort.alembic.ddl.SchemaClasses;
import dev.retort.alembic.ddl.TableValue;
import dev.retort.alembic.expression.ColumnClause;
import dev.retort.alembic.expression.TableClause;
import dev.retort.alembic.step.AlembicStep;
import dev.retort.alembic.type.SqlName;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;
import dev.retort.python.value.WithheldValue;

/** Maps one class to its table: what SQLAlchemy's {@code orm/decl_base.py} does with a class that derives from a base. */
final class ClassMapping {

    private final ClassValue type;
    private final RegistryValue registry;
    private final AlembicStep step;
    private final Interpreter in;
    private final DeclarativeStyle style;

    ClassMapping(ClassValue type, RegistryValue registry, AlembicStep step, Interpreter in) {
        this.type = type;
        this.registry = registry;
        this.step = step;
        this.in = in;
        this.style = step.part(DeclarativeStyle.class, () -> DeclarativeStyle.OF_REVISIONS);
    }

    /** Maps the class, unless it says that it is abstract. */
    void map() {
        Value isAbstract = type.namespace().get("__abstract__");
        if (isAbstract != null && in.truth(isAbstract) || type.bases().contains(OrmNames.ABSTRACT_CONCRETE)) {
            return;
        }
        MappedColumns words = step.part(MappedColumns.class, MappedColumns::new);
        Map<String, ColumnValue> found = new ClassScan(type, registry, words, style, in).columns();
        Mapping inherited = inherited();
        Value own = type.namespace().get("__table__");
        Value given = own instanceof DeclaredAttribute attribute ? attribute.of(type, in) : own;
        Value name = directive("__tablename__");
        TableClause table;
        if (given instanceof TableClause known) {
            table = known;
        } else if (name != null) {
            table = made(name, words.sorted(new ArrayList<>(found.values())));
        } else if (inherited != null && inherited.table() instanceof TableValue parent) {
            append(words.sorted(new ArrayList<>(found.values())), parent, found, words);
            table = parent;
        } else if (style == DeclarativeStyle.OF_REVISIONS) {
            return;
        } else {
            throw in.raise("ValueError", "Class " + type.name() + " does not have a __table__ or __tablename__ "
                    + "specified and does not inherit from an existing table-mapped class.");
        }
        type.namespace().put("__table__", table);
        noteUnread();
        finish(table, found);
    }

    private void noteUnread() {
        if (style == DeclarativeStyle.OF_MODELS) {
            type.namespace().forEach((name, value) -> {
                if (value instanceof WithheldValue unread && !name.equals("model_config")) {
                    ModelNotes.of(step).add(type.module() + "." + type.name() + "." + name
                            + " cannot be read; if it is a column, it is missing from the target: "
                            + unread.withheld().getMessage());
                }
            });
        }
    }

    private void finish(TableClause table, Map<String, ColumnValue> found) {
        Map<String, ColumnClause> columns = new LinkedHashMap<>(found);
        if (columns.isEmpty() || !(table instanceof TableValue)) {
            table.columns().forEach(column -> columns.putIfAbsent(String.valueOf(column.key()), column));
        } else {
            table.columns().stream().filter(column -> !columns.containsValue(column))
                    .forEach(column -> columns.putIfAbsent(String.valueOf(column.key()), column));
        }
        Map<String, Value> validators = Validator.of(type);
        columns.forEach((attribute, column) -> {
            if (!(type.namespace().get(attribute) instanceof Relationship)) {
                type.namespace().put(attribute, new MappedAttribute(attribute, column, validators.get(attribute)));
            }
        });
        type.namespace().put(Mapping.NAME, new Mapping(type, table, columns));
        MappedClasses.of(step).add(type);
    }

    /** The mapping of the nearest mapped class it derives from. */
    private @Nullable Mapping inherited() {
        for (ClassValue base : type.resolutionOrder().subList(1, type.resolutionOrder().size())) {
            if (base.namespace().get(Mapping.NAME) instanceof Mapping mapping) {
                return mapping;
            }
        }
        return null;
    }

    /** What the class says by a name of its own, of mixins, or by a function of any class above; null for nothing. */
    private @Nullable Value directive(String name) {
        for (ClassValue base : type.resolutionOrder()) {
            Value raw = base.namespace().get(name);
            boolean mapped = base != type && base.namespace().containsKey(Mapping.NAME);
            if (raw != null && (!mapped || raw instanceof DeclaredAttribute)) {
                Value value = in.attribute(type, name);
                if (value != NoneValue.NONE) {
                    return value;
                }
            }
        }
        return null;
    }

    private TableClause made(Value name, List<ColumnValue> columns) {
        List<Value> positional = new ArrayList<>();
        positional.add(SqlName.read(name, in).value());
        Value metadata = in.attributeOrNull(type, "metadata");
        positional.add(metadata == null || metadata instanceof ColumnClause ? registry.metadata() : metadata);
        positional.addAll(columns);
        Map<String, Value> keywords = new LinkedHashMap<>();
        switch (directive("__table_args__")) {
            case TupleValue(List<Value> items) -> items.forEach(item -> add(item, positional, keywords));
            case DictValue dict -> add(dict, positional, keywords);
            case null -> {}
            default -> throw in.raise("TypeError", "__table_args__ value must be a tuple, dict, or None");
        }
        if (style == DeclarativeStyle.OF_REVISIONS) {
            keywords.putIfAbsent("extend_existing", BoolValue.TRUE);
        }
        Value maker = type.find("__table_cls__");
        Value table = in.call(maker == null ? SchemaClasses.TABLE : in.attribute(type, "__table_cls__"),
                new Arguments(positional, keywords));
        if (!(table instanceof TableClause made)) {
            throw in.refuse("the class " + type.name() + " makes its table by something that gives no table");
        }
        return made;
    }

    private void add(Value item, List<Value> positional, Map<String, Value> keywords) {
        if (item instanceof DictValue dict) {
            dict.entries().forEach(entry -> keywords.put(in.str(entry.key()), entry.value()));
        } else {
            positional.add(item);
        }
    }

    /** A class without a table of its own: its columns are more of the table above. */
    private void append(List<ColumnValue> columns, TableValue table, Map<String, ColumnValue> found,
            MappedColumns words) {
        if (type.namespace().containsKey("__table_args__")) {
            throw in.raise("ValueError", "Can't place __table_args__ on an inherited class with no table.");
        }
        for (ColumnValue column : columns) {
            ColumnValue there = table.find(column.keyOrName());
            if (there == null) {
                table.append(column, in);
            } else if (there != column) {
                if (!words.of(column).usesExisting() && style == DeclarativeStyle.OF_MODELS) {
                    throw in.raise("ValueError", "Column '" + column.name() + "' on class " + type.name()
                            + " conflicts with existing column '" + table.name() + "." + there.name()
                            + "'.  If using Declarative, consider using the use_existing_column parameter of "
                            + "mapped_column() to resolve conflicts.");
                }
                found.replaceAll((_, one) -> one == column ? there : one);
            }
        }
    }
}
