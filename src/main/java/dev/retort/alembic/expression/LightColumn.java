package dev.retort.alembic.expression;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlaType;

/** {@code sa.column("name", type)}. */
final class LightColumn extends ColumnClause {

    private final String name;
    private final SqlaType type;
    private @Nullable TableClause table;

    LightColumn(String name, SqlaType type, @Nullable TableClause table) {
        this.name = name;
        this.type = type;
        this.table = table;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public @Nullable TableClause table() {
        return table;
    }

    /** A column becomes a table's when the table is made of it. */
    void belongTo(TableClause owner) {
        this.table = owner;
    }

    @Override
    public SqlaType sqlType() {
        return type;
    }
}
