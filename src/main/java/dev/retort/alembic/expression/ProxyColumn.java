package dev.retort.alembic.expression;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlaType;

/** A column of an alias or subquery, standing for one inside it. */
final class ProxyColumn extends ColumnClause {

    private final FromClause owner;
    private final Clause of;
    private final Name name;
    private final @Nullable String key;

    /** @param key what programs call it; null where only its place tells it */
    ProxyColumn(FromClause owner, Clause of, Name name, @Nullable String key) {
        this.owner = owner;
        this.of = of;
        this.name = name;
        this.key = key;
    }

    /** What it stands for. */
    Clause of() {
        return of;
    }

    @Override
    public String name() {
        return name.text();
    }

    @Override
    public @Nullable String key() {
        return key;
    }

    @Override
    Name sqlName() {
        return name;
    }

    @Override
    public @Nullable TableClause table() {
        return null;
    }

    @Override
    FromClause owner() {
        return owner;
    }

    @Override
    public SqlaType sqlType() {
        return of.sqlType();
    }
}
