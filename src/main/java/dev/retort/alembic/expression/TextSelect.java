package dev.retort.alembic.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;

/** {@code text("SELECT …").columns(…)}. */
final class TextSelect extends SelectBase {

    private final TextClause text;
    private final List<ColumnClause> columns;

    private TextSelect(TextClause text, List<ColumnClause> columns) {
        this.text = text;
        this.columns = List.copyOf(columns);
    }

    static TextSelect of(TextClause text, List<Value> columns, Map<String, Value> types, Interpreter in) {
        List<ColumnClause> all = new ArrayList<>();
        for (Value value : columns) {
            if (Coercion.clause(value) instanceof ColumnClause column) {
                all.add(column);
            }
        }
        types.forEach((name, type) -> all.add(new LightColumn(name, Coercion.type(type, in), null)));
        return new TextSelect(text, all);
    }

    @Override
    public List<? extends Clause> selectedColumns() {
        return columns;
    }

    @Override
    void write(SqlText out, SelectPlace place) {
        Correlation outer = out.correlation();
        String sql = out.text(text);
        out.add(outer == null ? out.ctes().clause() + sql : sql);
    }
}
