package dev.retort.alembic.ddl;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlName;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;

/**
 * The column a foreign key points to.
 *
 * @param schema null for the one of the table that points, or the default
 * @param column null for the column of the pointing one's name
 */
public record Target(@Nullable String schema, String table, @Nullable String column) {

    /** A target as a program gives it: {@code schema.table.column}, or a column. */
    static Target read(@Nullable Value value, Interpreter in) {
        if (value instanceof ColumnValue column) {
            TableValue table = column.table();
            if (table == null) {
                throw in.raise("TypeError", "ForeignKey received Column not bound to a Table, got: "
                        + column.name());
            }
            return new Target(table.schema(), table.name(), column.name());
        }
        return parse(SqlName.read(value, in).text());
    }

    /** A target written {@code schema.table.column}, {@code table.column} or {@code table}. */
    public static Target parse(String text) {
        List<String> parts = List.of(text.split("\\.", -1));
        int last = parts.size() - 1;
        if (last == 0) {
            return new Target(null, text, null);
        }
        String schema = last < 2 ? null : String.join(".", parts.subList(0, last - 1));
        return new Target(schema, parts.get(last - 1), parts.get(last));
    }

    /** As SQLAlchemy writes it. */
    public String text() {
        return (schema == null ? "" : schema + ".") + table + (column == null ? "" : "." + column);
    }
}
