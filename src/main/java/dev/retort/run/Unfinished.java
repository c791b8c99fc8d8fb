package dev.retort.run;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.MigrationSession;
import dev.retort.plan.Plan;
import dev.retort.plan.PlannedStatement;
import dev.retort.plan.PlannedStep;
import dev.retort.plan.PlannedStep.Section;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** What the journal says of steps that are not complete, and whether a run may go on from there. */
final class Unfinished {

    private final RunLog log;
    private final MigrationSession session;

    Unfinished(RunLog log, MigrationSession session) {
        this.log = log;
        this.session = session;
    }

    /** Something a person has to decide about. {@code textChanged}: it is done, but the file says something else now. */
    record Doubt(JournalEntry entry, boolean textChanged) {}

    /**
     * The journal as it is to be trusted: transactions whose end can be found out are settled first.
     */
    List<JournalEntry> settled() throws SQLException {
        List<JournalEntry> settled = new ArrayList<>();
        for (JournalEntry entry : log.journal()) {
            String mark = entry.mark();
            if (entry.finished() || mark == null) {
                settled.add(entry);
                continue;
            }
            switch (session.outcome(mark)) {
                case COMMITTED -> {
                    log.finished(entry, entry.hash());
                    settled.add(entry.asFinished());
                }
                case ROLLED_BACK -> log.removed(entry);
                case UNKNOWN -> settled.add(entry);
            }
        }
        return settled;
    }

    /**
     * The first piece that is in doubt.
     *
     * @param plan against whose statements to compare what is done; null not to compare
     */
    static Optional<Doubt> doubt(List<JournalEntry> journal, @Nullable Plan plan) {
        for (JournalEntry entry : journal) {
            if (!entry.finished()) {
                return Optional.of(new Doubt(entry, false));
            }
            if (plan != null && isOtherText(entry, plan)) {
                return Optional.of(new Doubt(entry, true));
            }
        }
        return Optional.empty();
    }

    private static boolean isOtherText(JournalEntry entry, Plan plan) {
        return step(entry, plan).filter(step -> step.runtimeDependent() == null)
                .map(step -> !entry.hasTextOf(pieceAt(step, entry.statement()))).orElse(false);
    }

    private static Optional<PlannedStep> step(JournalEntry entry, Plan plan) {
        return plan.steps().stream().filter(
                step -> step.revision().equals(entry.revision()) && step.step().direction() == entry.direction())
                .findFirst();
    }

    private static List<PlannedStatement> pieceAt(PlannedStep step, int index) {
        for (Section section : step.sections()) {
            if (section.isTransactional() && section.first() == index) {
                return section.statements();
            }
            int within = index - section.first();
            if (!section.isTransactional() && within >= 0 && within < section.statements().size()) {
                return List.of(section.statements().get(within));
            }
        }
        return List.of();
    }

    /** The revisions that are half done and that this plan does not complete. */
    static List<String> leftAside(List<JournalEntry> journal, Plan plan) {
        return journal.stream().filter(entry -> step(entry, plan).isEmpty()).map(JournalEntry::revision).distinct()
                .toList();
    }

    static RetortException interrupted(Doubt doubt) {
        JournalEntry entry = doubt.entry();
        String which = "statement " + (entry.statement() + 1) + " of the " + entry.direction().text() + " of revision "
                + entry.revision();
        RetortException problem = doubt.textChanged()
                ? new RetortException(ProblemCode.INTERRUPTED,
                        "Revision " + entry.revision() + " is half done, and its file was changed since: " + which
                                + " is done, outside a transaction, with another text than the file has now.")
                        .hint("Put the file back as it was and run again; or `retort resume --mark-done` to take the"
                                + " statement as done, `retort resume --retry` to run it in its new text.")
                : new RetortException(ProblemCode.INTERRUPTED,
                        "An earlier run ended while " + which + " ran outside a transaction: begun "
                                + entry.startedAt() + ", and not seen to end.")
                        .hint("See whether it took effect, then `retort resume --mark-done` if it did, or `retort resume"
                                + " --retry` to run it again." + invalidIndex(entry.sql()));
        return problem.at(entry.at()).sql(entry.sql()).data("revision", entry.revision())
                .data("direction", entry.direction().text()).data("statement", entry.statement())
                .data("started_at", entry.startedAt().toString()).data("text_changed", doubt.textChanged());
    }

    private static String invalidIndex(String sql) {
        return sql.matches("(?is)(create|reindex|drop)\\b.*\\bconcurrently\\b.*")
                ? " It may have left an invalid index (\\d in psql shows INVALID): drop that first."
                : "";
    }
}
