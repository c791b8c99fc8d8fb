package dev.retort.alembic.expression;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlaType;

/** {@code sa.literal_column("any SQL")}. */
final class LiteralColumn extends ColumnClause {

    private final String sql;
    private final SqlaType type;

    LiteralColumn(String sql, SqlaType type) {
        this.sql = sql;
        this.type = type;
    }

    @Override
    public String name() {
        return sql;
    }

    @Override
    public @Nullable TableClause table() {
        return null;
    }

    @Override
    boolean literal() {
        return true;
    }

    @Override
    List<FromClause> froms() {
        return List.of();
    }

    @Override
    public SqlaType sqlType() {
        return type;
    }

    @Override
    public void write(SqlText out) {
        out.add(sql);
    }
}
