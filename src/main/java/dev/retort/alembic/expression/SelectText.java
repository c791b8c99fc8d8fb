package dev.retort.alembic.expression;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** How a select is written. */
final class SelectText {

    private SelectText() {}

    static void write(SelectStatement select, SqlText out, SelectPlace place) {
        SelectParts parts = select.parts();
        Correlation outer = out.correlation();
        List<FromClause> froms = SelectFroms.displayed(parts, outer, place);
        String text = out.capture(() -> out.inside(Correlation.within(outer, select, froms),
                () -> out.in(Scope::ofStatement, () -> {
                    parts.ctes.forEach(cte -> cte.define(out));
                    body(select, froms, out, place);
                })));
        out.add(outer == null ? out.ctes().clause() + text : text);
    }

    private static void body(SelectStatement select, List<FromClause> froms, SqlText out, SelectPlace place) {
        SelectParts parts = select.parts();
        out.add("SELECT ");
        parts.prefixes.forEach(prefix -> out.add(prefix).add(" "));
        distinct(parts, out);
        out.add(columns(select, out, place != SelectPlace.ALONE));
        if (!froms.isEmpty()) {
            out.add(" \nFROM ");
            for (int i = 0; i < froms.size(); i++) {
                out.add(i == 0 ? "" : ", ");
                froms.get(i).writeFrom(out);
            }
        }
        conditions(" \nWHERE ", parts.where, out);
        if (!parts.groupBy.isEmpty()) {
            out.add(" GROUP BY ").join(parts.groupBy, ", ");
        }
        conditions(" \nHAVING ", parts.having, out);
        if (!parts.orderBy.isEmpty()) {
            out.add(" ORDER BY ").join(parts.orderBy, ", ");
        }
        limit(parts, out);
        locking(parts.locking, out);
    }

    private static void distinct(SelectParts parts, SqlText out) {
        if (!parts.distinctOn.isEmpty() && out.postgresql()) {
            out.add("DISTINCT ON (").join(parts.distinctOn, ", ").add(") ");
        } else if (parts.distinct) {
            out.add("DISTINCT ");
        }
    }

    private static String columns(SelectStatement select, SqlText out, boolean inFrom) {
        List<String> all = new ArrayList<>();
        for (SelectName name : SelectName.of(select.selectedColumns(), select.parts().labels)) {
            all.add(column(name, out, inFrom));
        }
        return String.join(", ", all);
    }

    /** A column of a select list or of {@code RETURNING}: {@code _label_select_column}. */
    static String column(SelectName name, SqlText out, boolean inFrom) {
        Clause column = name.column();
        if (column instanceof LabelClause) {
            return out.text(column, Scope::inSelect);
        }
        Name label = name.required();
        if (label == null && labelled(column, inFrom)) {
            label = name.fallback() == null ? column.labelName() : name.fallback();
        }
        return label == null
                ? out.text(column, Scope::inSelect)
                : out.text(LabelClause.of(column, label), Scope::inSelect);
    }

    private static boolean labelled(Clause column, boolean inFrom) {
        return switch (column) {
            case ColumnClause named -> inFrom && !named.literal() && named.owner() != null;
            case TextClause _ -> false;
            case UnaryClause _ -> inFrom;
            default -> column.ownName() == null;
        };
    }

    private static void conditions(String word, List<Clause> conditions, SqlText out) {
        Clause all = Conditions.where(conditions);
        String text = all == null ? "" : out.text(all);
        out.add(text.isEmpty() ? "" : word + text);
    }

    static void limit(SelectParts parts, SqlText out) {
        if (parts.fetch != null) {
            boolean brackets = out.postgresql();
            if (parts.offset != null) {
                out.add("\n OFFSET ").add(brackets ? "(" : "").add(parts.offset).add(brackets ? ")" : "")
                        .add(" ROWS");
            }
            out.add("\n FETCH FIRST ").add(brackets ? "(" : "").add(parts.fetch).add(brackets ? ")" : "")
                    .add(" ROWS ONLY");
            return;
        }
        if (parts.limit != null) {
            out.add(out.postgresql() ? " \n LIMIT " : "\n LIMIT ").add(parts.limit);
        }
        if (parts.offset != null) {
            String none = out.postgresql() ? "\n LIMIT ALL" : "\n LIMIT -1";
            out.add(parts.limit == null ? none : "").add(" OFFSET ").add(parts.offset);
        } else if (parts.limit != null && !out.postgresql()) {
            out.add(" OFFSET 0");
        }
    }

    private static void locking(SelectParts.@Nullable Locking locking, SqlText out) {
        if (locking == null || !out.postgresql()) {
            return;
        }
        String read = locking.keyShare() ? " FOR KEY SHARE" : " FOR SHARE";
        String write = locking.keyShare() ? " FOR NO KEY UPDATE" : " FOR UPDATE";
        out.add(locking.read() ? read : write);
        List<FromClause> tables = locking.of();
        for (int i = 0; i < tables.size(); i++) {
            out.add(i == 0 ? " OF " : ", ");
            FromClause table = tables.get(i);
            Name stem = table instanceof TableClause named ? Name.of(named.name()) : table.labelStem();
            if (stem != null) {
                out.name(stem);
            }
        }
        out.add(locking.nowait() ? " NOWAIT" : "").add(locking.skipLocked() ? " SKIP LOCKED" : "");
    }
}
