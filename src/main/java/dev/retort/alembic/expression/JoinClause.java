package dev.retort.alembic.expression;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Interpreter;

/** Two tables joined. */
final class JoinClause extends FromClause {

    /** Which rows without a partner stay. */
    enum Kind {
        INNER(" JOIN "), LEFT(" LEFT OUTER JOIN "), FULL(" FULL OUTER JOIN ");

        private final String sql;

        Kind(String sql) {
            this.sql = sql;
        }

        static Kind of(boolean outer, boolean full) {
            return full ? FULL : outer ? LEFT : INNER;
        }
    }

    private final FromClause left;
    private final FromClause right;
    private final Clause on;
    private final Kind kind;

    JoinClause(FromClause left, FromClause right, Clause on, Kind kind) {
        this.left = left;
        this.right = right;
        this.on = on.grouped(Op.AS_BOOLEAN);
        this.kind = kind;
    }

    /** @param on the condition; null to take it from the foreign keys */
    static JoinClause of(FromClause left, FromClause right, @Nullable Clause on, Kind kind, Interpreter in) {
        return new JoinClause(left, right, on == null ? JoinCondition.between(left, right, in) : on, kind);
    }

    FromClause left() {
        return left;
    }

    FromClause right() {
        return right;
    }

    @Override
    public List<ColumnClause> columns() {
        List<ColumnClause> all = new ArrayList<>(left.columns());
        all.addAll(right.columns());
        return all;
    }

    @Override
    boolean named() {
        return false;
    }

    @Override
    void writeFrom(SqlText out) {
        left.writeFrom(out);
        out.add(kind.sql);
        if (right instanceof JoinClause) {
            out.add("(");
            right.writeFrom(out);
            out.add(")");
        } else {
            right.writeFrom(out);
        }
        out.add(" ON ").add(on);
    }

    @Override
    void writeQualifier(SqlText out) {}

    @Override
    List<FromClause> froms() {
        List<FromClause> all = new ArrayList<>();
        all.add(this);
        all.addAll(left.froms());
        all.addAll(right.froms());
        return all;
    }

    @Override
    Set<FromClause> hidden() {
        Set<FromClause> all = new LinkedHashSet<>(left.froms());
        all.addAll(right.froms());
        return all;
    }
}
