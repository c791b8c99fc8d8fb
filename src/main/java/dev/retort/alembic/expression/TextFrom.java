package dev.retort.alembic.expression;

import java.util.List;

/** {@code select_from(text("…"))}. */
final class TextFrom extends FromClause {

    private final TextClause text;

    TextFrom(TextClause text) {
        this.text = text;
    }

    @Override
    public List<ColumnClause> columns() {
        return List.of();
    }

    @Override
    void writeFrom(SqlText out) {
        text.write(out);
    }

    @Override
    void writeQualifier(SqlText out) {}

    @Override
    boolean named() {
        return false;
    }
}
