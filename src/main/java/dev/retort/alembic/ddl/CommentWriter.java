package dev.retort.alembic.ddl;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.IdentifierQuoting;
import dev.retort.sql.DialectName;

/** {@code COMMENT ON …}; a null comment takes the comment away. */
public record CommentWriter(DialectName dialect) {

    public String onTable(TableValue table, @Nullable String comment) {
        return "COMMENT ON TABLE " + table.sql(dialect) + " IS " + text(comment);
    }

    /** @param column quoted */
    public String onColumn(TableValue table, String column, @Nullable String comment) {
        return "COMMENT ON COLUMN " + table.sql(dialect) + "." + column + " IS " + text(comment);
    }

    private static String text(@Nullable String comment) {
        return comment == null ? "NULL" : IdentifierQuoting.literal(comment);
    }
}
