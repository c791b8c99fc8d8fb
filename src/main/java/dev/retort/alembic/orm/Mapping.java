package dev.retort.alembic.orm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.expression.Clause;
import dev.retort.alembic.expression.ColumnClause;
import dev.retort.alembic.expression.TableClause;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;

/**
 * A class and the table its objects are rows of.
 *
 * @param columns the table's columns by the attributes they are, in the table's order
 */
record Mapping(ClassValue mapped, TableClause table, Map<String, ColumnClause> columns) implements HostValue {

    static final String NAME = "__mapper__";
    private static final ClassValue TYPE = new ClassValue("Mapper", "sqlalchemy.orm.mapper", List.of(), Map.of(), null);

    /** The mapping of a class, or one itself, which stands for some columns of a class; null where there is none. */
    static @Nullable Mapping of(Value value) {
        return switch (value) {
            case Mapping part -> part;
            case ClassValue type when type.find(NAME) instanceof Mapping mapping -> mapping;
            default -> null;
        };
    }

    /** The mapping with some of its columns. */
    Mapping with(Predicate<ColumnClause> which) {
        Map<String, ColumnClause> some = new LinkedHashMap<>(columns);
        some.values().removeIf(which.negate());
        return new Mapping(mapped, table, some);
    }

    /** An object's value for a column. */
    Value value(ColumnClause column, Map<String, Value> object) {
        return columns.entrySet().stream().filter(entry -> entry.getValue() == column)
                .map(entry -> object.getOrDefault(entry.getKey(), NoneValue.NONE)).findFirst().orElse(NoneValue.NONE);
    }

    /** The mapping of an object's class; raises where it has none. */
    static Mapping ofObject(Value object, Interpreter in) {
        Mapping mapping = object instanceof InstanceValue instance ? of(instance.type()) : null;
        if (mapping == null) {
            throw in.raise("TypeError", "Class of " + in.repr(object) + " is not mapped");
        }
        return mapping;
    }

    /** The attributes of the primary key with their columns. */
    Map<String, ColumnClause> key() {
        Map<String, ColumnClause> key = new LinkedHashMap<>();
        columns.forEach((name, column) -> {
            if (column.isPrimaryKey()) {
                key.put(name, column);
            }
        });
        return key;
    }

    /** The condition that picks an object's row. */
    Clause row(Map<String, Value> values, Interpreter in) {
        Value condition = null;
        for (Map.Entry<String, ColumnClause> part : key().entrySet()) {
            Value one = in.binary("==", part.getValue(), values.getOrDefault(part.getKey(), NoneValue.NONE));
            condition = condition == null ? one : in.binary("&", condition, one);
        }
        if (!(condition instanceof Clause clause)) {
            throw in.raise("ValueError", "the class " + mapped.name() + " has no primary key");
        }
        return clause;
    }

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "local_table", "mapped_table", "persist_selectable" -> table;
            case "class_" -> mapped;
            default -> null;
        };
    }
}
