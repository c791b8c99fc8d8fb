package dev.retort.alembic.expression;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A column of a select list and how it is labelled: SQLAlchemy's {@code _generate_columns_plus_names}.
 *
 * @param required the label it must have; null where it may stand without
 * @param fallback the label it gets where it needs one
 * @param column the column
 */
record SelectName(@Nullable Name required, @Nullable Name fallback, Clause column) {

    static List<SelectName> of(List<? extends Clause> columns, LabelStyle style) {
        Naming naming = new Naming(style);
        List<SelectName> all = new ArrayList<>();
        columns.forEach(column -> all.add(naming.next(column)));
        return all;
    }

    /** The names given so far. */
    private static final class Naming {

        private final LabelStyle style;
        private final Map<Name, Clause> names = new HashMap<>();

        Naming(LabelStyle style) {
            this.style = style;
        }

        SelectName next(Clause column) {
            if (column instanceof TextClause) {
                return new SelectName(null, null, column);
            }
            if (style == LabelStyle.NONE) {
                Name own = column.ownName();
                return new SelectName(null, own == null ? column.labelName() : own, column);
            }
            boolean qualified = style == LabelStyle.QUALIFIED;
            Name effective = qualified ? column.qualifiedName() : column.ownName();
            if (effective == null) {
                Name label = column.labelName();
                boolean repeated = names.containsKey(label);
                names.put(label, column);
                return new SelectName(null, repeated ? again(column) : label, column);
            }
            Clause before = names.putIfAbsent(effective, column);
            if (before == null) {
                return new SelectName(qualified ? effective : null, effective, column);
            }
            if (before == column) {
                Name label = again(column);
                return new SelectName(label, label, column);
            }
            Name label = qualified ? Name.numbered(effective.text(), column) : numbered(column);
            if (names.putIfAbsent(label, column) != null) {
                label = again(column);
            }
            return new SelectName(label, label, column);
        }

        /** {@code _anon_name_label}: a number behind the column's own name. */
        private static Name numbered(Clause column) {
            Name own = column.ownName();
            return own == null ? column.labelName() : Name.numbered(own.text(), column);
        }

        /** {@code _dedupe_anon_label_idx}: two underscores before the number. */
        private Name again(Clause column) {
            Name own = style == LabelStyle.QUALIFIED ? column.qualifiedName() : column.ownName();
            String label = own != null
                    ? own.text()
                    : column.labelName().anonymous() ? "anon" : column.labelName().text();
            return Name.numbered(label + "_", new Object());
        }
    }
}
