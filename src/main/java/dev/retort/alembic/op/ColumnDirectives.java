package dev.retort.alembic.op;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.ddl.ColumnValue;
import dev.retort.alembic.ddl.ColumnWriter;
import dev.retort.alembic.ddl.CommentWriter;
import dev.retort.alembic.ddl.ConstraintValue;
import dev.retort.alembic.ddl.ConstraintWriter;
import dev.retort.alembic.ddl.ForeignKeyValue;
import dev.retort.alembic.ddl.IndexWriter;
import dev.retort.alembic.ddl.TableValue;
import dev.retort.alembic.step.AlembicStep;
import dev.retort.alembic.type.IdentifierQuoting;
import dev.retort.alembic.type.SqlName;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** {@code add_column} and {@code drop_column}. */
final class ColumnDirectives {

    private ColumnDirectives() {}

    static Map<String, Value> names(AlembicStep step) {
        Map<String, Value> names = new LinkedHashMap<>();
        Directive.put(names, step, ColumnDirectives::add, "add_column", "table_name", "column", "*", "schema?",
                "if_not_exists?", "inline_references?", "inline_primary_key?", "**options");
        Directive.put(names, step, ColumnDirectives::drop, "drop_column", "table_name", "column_name", "*", "schema?",
                "if_exists?", "**options");
        Directive.put(names, step, ColumnChange::run, "alter_column", ColumnChange.WORDS);
        return names;
    }

    private static void add(BoundArguments bound, AlembicStep step, Interpreter in) {
        ColumnValue column = column(bound.get("column"), in);
        SqlName name = SqlName.read(bound.get("table_name"), in);
        SqlName schema = TableDirectives.schema(bound, in);
        TableValue table = new SchemaObjects(step, in).table(name, schema, List.of(column),
                TableValue.TableSettings.PLAIN);
        column = table.columns().getFirst();
        boolean inline = bound.flag("inline_references", false);
        ConstraintWriter constraints = new ConstraintWriter(step.dialect(), in);
        StringBuilder text = new StringBuilder(TableDirectives.alter(name, schema, step)).append(" ADD COLUMN ")
                .append(bound.flag("if_not_exists", false) ? "IF NOT EXISTS " : "")
                .append(new ColumnWriter(step.dialect(), in).full(column));
        if (bound.flag("inline_primary_key", false) && column.isPrimaryKey()) {
            text.append(" PRIMARY KEY");
        }
        for (ConstraintValue constraint : table.constraints()) {
            if (inline && constraint instanceof ForeignKeyValue key) {
                text.append(' ').append(constraints.inlineReference(key));
            }
        }
        step.send(text.toString(), in);
        for (ConstraintValue constraint : table.constraints()) {
            if (!inline || !(constraint instanceof ForeignKeyValue)) {
                ConstraintDirectives.add(constraint, step, in);
            }
        }
        table.indexes().forEach(index -> step.send(new IndexWriter(step.dialect(), in).create(index,
                bound.flag("if_not_exists", false)), in));
        String comment = column.settings().comment();
        if (comment != null && !comment.isEmpty() && step.dialect() == DialectName.POSTGRESQL) {
            step.send(new CommentWriter(step.dialect()).onColumn(table, column.quotedName(step.dialect()), comment),
                    in);
        }
    }

    private static ColumnValue column(@Nullable Value value, Interpreter in) {
        Value given = value instanceof InstanceValue instance ? instance.payload() : value;
        if (given instanceof ColumnValue column) {
            return column.table() == null ? column : column.copy();
        }
        throw in.raise("TypeError", "add_column() needs a Column, not "
                + (value == null ? "nothing" : in.repr(value)));
    }

    private static void drop(BoundArguments bound, AlembicStep step, Interpreter in) {
        step.send(TableDirectives.alter(SqlName.read(bound.get("table_name"), in), TableDirectives.schema(bound, in),
                step) + " DROP COLUMN " + (bound.flag("if_exists", false) ? "IF EXISTS " : "")
                + IdentifierQuoting.quote(SqlName.read(bound.get("column_name"), in), step.dialect()), in);
    }
}
