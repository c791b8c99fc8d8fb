package dev.retort.alembic.expression;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Interpreter;

/** The condition two tables are joined on where a program names none: their foreign keys. */
final class JoinCondition {

    private JoinCondition() {}

    static Clause between(FromClause left, FromClause right, Interpreter in) {
        Clause found = find(left, right);
        if (found == null) {
            throw in.raise("ValueError", "Can't find any foreign key relationships between '" + name(left) + "' and '"
                    + name(right) + "'. Give the join an onclause.");
        }
        return found;
    }

    /** Null where no foreign key leads from one to the other. */
    static @Nullable Clause find(FromClause left, FromClause right) {
        List<Clause> conditions = new ArrayList<>();
        FromClause from = left instanceof JoinClause join ? join.right() : left;
        for (ColumnClause column : right.columns()) {
            ColumnClause target = target(column, from);
            if (target != null) {
                conditions.add(BinaryClause.comparing(target, Op.EQ, column));
            }
        }
        if (conditions.isEmpty()) {
            for (ColumnClause column : from.columns()) {
                ColumnClause target = target(column, right);
                if (target != null) {
                    conditions.add(BinaryClause.comparing(column, Op.EQ, target));
                }
            }
        }
        if (conditions.isEmpty() && left instanceof JoinClause join) {
            return find(join.left(), right);
        }
        return conditions.isEmpty() ? null : Conditions.and(conditions);
    }

    private static @Nullable ColumnClause target(ColumnClause column, FromClause in) {
        ColumnClause source = column instanceof ProxyColumn proxy && proxy.of() instanceof ColumnClause of
                ? of
                : column;
        for (String reference : source.references()) {
            for (ColumnClause candidate : in.columns()) {
                if (named(candidate, reference)) {
                    return candidate;
                }
            }
        }
        return null;
    }

    private static boolean named(ColumnClause candidate, String reference) {
        ColumnClause source = candidate instanceof ProxyColumn proxy && proxy.of() instanceof ColumnClause of
                ? of
                : candidate;
        TableClause table = source.table();
        if (table == null) {
            return false;
        }
        String schema = table.schema();
        String full = (schema == null ? "" : schema + ".") + table.name() + "." + source.name();
        return full.equals(reference);
    }

    private static String name(FromClause from) {
        Name stem = from.labelStem();
        return stem == null ? "join" : stem.text();
    }
}
