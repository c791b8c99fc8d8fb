package dev.retort.alembic.expression;

import java.util.List;

import dev.retort.alembic.type.SqlaType;

/** {@code (function(…)).field}. */
final class FieldClause extends Clause {

    private final Clause element;
    private final String name;
    private final SqlaType type;

    FieldClause(Clause element, String name, SqlaType type) {
        this.element = element;
        this.name = name;
        this.type = type;
    }

    @Override
    public SqlaType sqlType() {
        return type;
    }

    @Override
    List<FromClause> froms() {
        return element.froms();
    }

    @Override
    Name ownName() {
        return Name.of(name);
    }

    @Override
    public void write(SqlText out) {
        out.add("(").add(element).add(").").name(name);
    }
}
