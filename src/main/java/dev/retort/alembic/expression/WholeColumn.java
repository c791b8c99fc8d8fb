package dev.retort.alembic.expression;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlaType;

/** The one column of a function that gives rows, named as the function's alias. */
final class WholeColumn extends ColumnClause {

    private final FunctionFrom from;
    private final SqlaType type;

    WholeColumn(FunctionFrom from, SqlaType type) {
        this.from = from;
        this.type = type;
    }

    @Override
    public String name() {
        return sqlName().text();
    }

    @Override
    Name sqlName() {
        Name stem = from.labelStem();
        return stem == null ? Name.of("") : stem;
    }

    @Override
    public @Nullable TableClause table() {
        return null;
    }

    @Override
    List<FromClause> froms() {
        return List.of(from);
    }

    @Override
    public SqlaType sqlType() {
        return type;
    }

    @Override
    public void write(SqlText out) {
        out.name(sqlName());
    }
}
