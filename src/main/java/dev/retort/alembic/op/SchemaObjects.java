package dev.retort.alembic.op;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.ddl.ColumnValue;
import dev.retort.alembic.ddl.ConstraintValue;
import dev.retort.alembic.ddl.IndexValue;
import dev.retort.alembic.ddl.TableConstructors;
import dev.retort.alembic.ddl.TableValue;
import dev.retort.alembic.step.AlembicStep;
import dev.retort.alembic.type.SqlName;
import dev.retort.alembic.type.TypeMethods;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** The tables, constraints and columns directives stand for: Alembic's {@code SchemaObjects}. */
final class SchemaObjects {

    private final AlembicStep step;
    private final Interpreter in;

    SchemaObjects(AlembicStep step, Interpreter in) {
        this.step = step;
        this.in = in;
    }

    /** A table with columns of the given names, of no type. */
    TableValue table(SqlName name, @Nullable SqlName schema, List<String> columns) {
        TableValue table = TableValue.plain(name, schema, step.metadata());
        for (String column : columns) {
            if (table.find(column) == null) {
                table.append(ColumnValue.plain(column, TypeMethods.nullType()), in);
            }
        }
        return table;
    }

    /** A table with what was given. */
    TableValue table(SqlName name, @Nullable SqlName schema, List<Value> items, TableValue.TableSettings settings) {
        TableValue table = new TableValue(dev.retort.alembic.ddl.SchemaClasses.TABLE, name, schema, step.metadata(),
                settings);
        TableConstructors.appendAll(table, items.stream().filter(SchemaObjects::belongs).toList(), in);
        return table;
    }

    // Alembic takes what it knows of what create_table was given and says nothing of the rest.
    private static boolean belongs(Value item) {
        Value given = item instanceof InstanceValue instance ? instance.payload() : item;
        return given instanceof ColumnValue || given instanceof ConstraintValue || given instanceof IndexValue;
    }

    /** A constraint made by its class, in a table. */
    ConstraintValue constraint(ClassValue type, TableValue table, List<Value> positional, Map<String, Value> keywords) {
        Value made = java.util.Objects.requireNonNull(type.constructor()).construct(type,
                new Arguments(positional, keywords), in);
        ConstraintValue constraint = (ConstraintValue) made;
        table.append(constraint, in);
        return constraint;
    }

    /** Column names as values. */
    static List<Value> values(List<String> names) {
        return names.stream().<Value>map(StringValue::new).toList();
    }

    /** The texts of a list of names. */
    List<String> names(@Nullable Value list) {
        if (list == null) {
            throw in.raise("TypeError", "a list of columns is missing");
        }
        if (list instanceof StringValue(String one)) {
            // Python takes a string for a list of its letters.
            return one.codePoints().mapToObj(Character::toString).toList();
        }
        return in.list(list).stream().map(one -> SqlName.read(one, in).text()).toList();
    }
}
