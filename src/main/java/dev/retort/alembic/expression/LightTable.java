package dev.retort.alembic.expression;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** {@code sa.table("name", column…)}. */
final class LightTable extends TableClause {

    private final String name;
    private final @Nullable String schema;
    private final List<ColumnClause> columns;

    LightTable(String name, @Nullable String schema, List<ColumnClause> columns) {
        this.name = name;
        this.schema = schema;
        this.columns = List.copyOf(columns);
        for (ColumnClause column : columns) {
            if (column instanceof LightColumn light) {
                light.belongTo(this);
            }
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public @Nullable String schema() {
        return schema;
    }

    @Override
    public List<ColumnClause> columns() {
        return columns;
    }
}
