package dev.retort.alembic.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;

/** {@code UNION}, {@code EXCEPT}, {@code INTERSECT}. */
final class CompoundSelect extends SelectBase {

    private static final Map<String, String> KEYWORDS = Map.of("union", "UNION", "union_all", "UNION ALL", "except_",
            "EXCEPT", "except_all", "EXCEPT ALL", "intersect", "INTERSECT", "intersect_all", "INTERSECT ALL");

    private final String keyword;
    private final List<SelectBase> selects;
    private final SelectParts parts;

    private CompoundSelect(String keyword, List<SelectBase> selects, SelectParts parts) {
        this.keyword = keyword;
        this.selects = List.copyOf(selects);
        this.parts = parts;
    }

    /** @param method {@code union}, {@code except_all} and so on */
    static CompoundSelect of(SelectBase first, String method, List<Value> others, Interpreter in) {
        List<Value> all = new ArrayList<>();
        all.add(first);
        all.addAll(others);
        return of(method, all, in);
    }

    static CompoundSelect of(String method, List<Value> selects, Interpreter in) {
        List<SelectBase> all = new ArrayList<>();
        for (Value value : selects) {
            switch (value) {
                case SelectBase select -> all.add(select);
                case ScalarSelect scalar -> all.add(scalar.select());
                case FromClause from -> all.add(SelectStatement.of(from));
                default -> throw in.raise("TypeError", "SELECT construct or equivalent text() construct expected, got "
                        + in.repr(value));
            }
        }
        return new CompoundSelect(KEYWORDS.getOrDefault(method, "UNION"), all, new SelectParts());
    }

    @Override
    public List<? extends Clause> selectedColumns() {
        return selects.getFirst().selectedColumns();
    }

    @Override
    void write(SqlText out, SelectPlace place) {
        Correlation outer = out.correlation();
        Correlation correlation = outer == null
                ? Correlation.of(this, List.of())
                : new Correlation(outer.correlated(), outer.own(), this);
        String text = out.capture(() -> out.inside(correlation, () -> out.in(Scope::ofStatement, () -> {
            for (int i = 0; i < selects.size(); i++) {
                out.add(i == 0 ? "" : " " + keyword + " ");
                member(selects.get(i), out, place);
            }
            out.in(Scope::withoutTables, () -> tail(out));
        })));
        out.add(outer == null ? out.ctes().clause() + text : text);
    }

    /** A union inside a union, and a select with a limit or an order of its own, stands in parentheses. */
    private static void member(SelectBase select, SqlText out, SelectPlace place) {
        boolean limited = select instanceof SelectStatement one && (one.parts().limit != null
                || one.parts().offset != null || !one.parts().orderBy.isEmpty() || one.parts().fetch != null);
        boolean group = select instanceof CompoundSelect || limited;
        out.add(group ? "(" : "");
        select.write(out, place);
        out.add(group ? ")" : "");
    }

    private void tail(SqlText out) {
        if (!parts.groupBy.isEmpty()) {
            out.add(" GROUP BY ").join(parts.groupBy, ", ");
        }
        if (!parts.orderBy.isEmpty()) {
            out.add(" ORDER BY ").join(parts.orderBy, ", ");
        }
        SelectText.limit(parts, out);
    }

    @Override
    @Nullable
    Clause labelled(String name) {
        return selects.getFirst().labelled(name);
    }

    @Override
    boolean selects(LabelClause label) {
        return selects.getFirst().selects(label);
    }

    private CompoundSelect with(Consumer<SelectParts> change) {
        SelectParts copy = parts.copy();
        change.accept(copy);
        return new CompoundSelect(keyword, selects, copy);
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        Value method = SelectOrder.attribute(parts, name, this::with);
        return method == null ? super.attribute(name, in) : method;
    }
}
