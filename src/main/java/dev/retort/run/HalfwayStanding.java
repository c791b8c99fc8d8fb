package dev.retort.run;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.plan.Plan;

/**
 * Where a run that stopped half-way left the database, as a sentence.
 *
 * @param plan that was carried out
 * @param applied how many of its steps are committed
 * @param rolledBack the revisions whose work was undone, in order
 * @param halfDone the revision of which statements outside a transaction are done and stay; null for none
 * @param statementsDone how many statements of it those are
 * @param uncertain what may or may not have taken effect when the connection was lost, such as {@code revision 3f9c};
 *        null for nothing
 * @param headsNow the version table's rows; null where they could not be read
 */
record HalfwayStanding(Plan plan, int applied, List<String> rolledBack, @Nullable String halfDone, int statementsDone,
        @Nullable String uncertain, @Nullable List<String> headsNow) {

    String sentence() {
        StringBuilder text = new StringBuilder();
        if (uncertain != null) {
            text.append("It is not known whether ").append(uncertain)
                    .append(" took effect: the connection was lost at that moment. ");
        }
        if (!rolledBack.isEmpty()) {
            text.append(rolledBack.size() == 1 ? "Revision " : "Revisions ").append(String.join(", ", rolledBack))
                    .append(rolledBack.size() == 1 ? " was" : " were").append(" rolled back. ");
        }
        if (halfDone != null) {
            text.append("Revision ").append(halfDone).append(" is half done: ").append(statementsDone)
                    .append(statementsDone == 1 ? " statement is" : " statements are")
                    .append(" committed and stay; the next run goes on after that. ");
        }
        if (applied > 0) {
            text.append(applied).append(" of ").append(plan.steps().size()).append(" steps ")
                    .append(applied == 1 ? "is" : "are").append(" done. ");
        }
        if (text.isEmpty()) {
            text.append("Nothing was changed. ");
        }
        return text.append(where()).toString();
    }

    private String where() {
        if (headsNow == null) {
            return "Where the database stands could not be read.";
        }
        return headsNow.isEmpty()
                ? "The database stands at base: no revision is applied."
                : "The database stands at " + String.join(", ", headsNow) + ".";
    }
}
