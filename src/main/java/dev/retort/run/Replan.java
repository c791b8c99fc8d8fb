package dev.retort.run;

import java.util.List;

import dev.retort.plan.Plan;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** What to do where the version table is found, once the lock is held, with other rows than the plan was made against. */
@FunctionalInterface
public interface Replan {

    /** A plan that somebody has looked at, or that came from a file, is carried out as it is or not at all. */
    Replan REFUSE = (plan, rows) -> {
        List<String> found = rows.stream().sorted().toList();
        throw new RetortException(ProblemCode.VERSION_TABLE_CHANGED,
                "The plan was made at " + heads(plan.from()) + ", but the database is now at " + heads(found) + ".")
                .hint("Another program migrated it meanwhile. Plan again; nothing was changed.")
                .data("expected", plan.from()).data("found", found);
    };

    /**
     * The plan to carry out instead.
     *
     * @param plan the one that no longer fits
     * @param rows the version table's rows now, in its order
     */
    Plan again(Plan plan, List<String> rows);

    private static String heads(List<String> heads) {
        return heads.isEmpty() ? "base" : String.join(", ", heads);
    }
}
