package dev.retort.alembic.expression;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Conditions joined with {@code AND} or {@code OR}, as SQLAlchemy's {@code BooleanClauseList} joins them. */
final class Conditions {

    private Conditions() {}

    static Clause and(List<? extends Clause> clauses) {
        return joined(Op.AND, clauses);
    }

    static Clause or(List<? extends Clause> clauses) {
        return joined(Op.OR, clauses);
    }

    /** The conditions of a {@code WHERE}; null where there are none. */
    static @Nullable Clause where(List<? extends Clause> clauses) {
        return clauses.isEmpty() ? null : joined(Op.AND, clauses);
    }

    private static Clause joined(Op operator, List<? extends Clause> clauses) {
        Clause neutral = Constant.of(operator == Op.AND);
        Clause deciding = Constant.of(operator != Op.AND);
        List<Clause> kept = new ArrayList<>();
        for (Clause clause : clauses) {
            if (clause == deciding) {
                return clause.grouped(kept.isEmpty() ? Op.AS_BOOLEAN : operator);
            }
            if (clause != neutral) {
                kept.add(clause);
            }
        }
        if (kept.isEmpty()) {
            return clauses.isEmpty() ? new ClauseList(operator, true, List.of()) : neutral.grouped(Op.AS_BOOLEAN);
        }
        if (kept.size() == 1) {
            return kept.getFirst().grouped(Op.AS_BOOLEAN);
        }
        return new ClauseList(operator, true, kept.stream().map(clause -> clause.grouped(operator)).toList());
    }
}
