package dev.retort.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.operation.TransactionMode;
import dev.retort.revision.RevisionStep;

/**
 * One step of a plan.
 *
 * @param step which revision, which way, and what happens to the version table
 * @param message the revision's message
 * @param file the revision's file relative to the project; null for a stamp
 * @param checksum the file's checksum when it was planned; null for a stamp
 * @param irreversible whether the step, once done, has no way back
 * @param runtimeDependent why the statements cannot all be known before it runs; null where they are
 * @param lockTimeout the file's own limit; null for the database's
 * @param statementTimeout the file's own limit; null for the database's
 * @param statements in the order they run
 */
public record PlannedStep(RevisionStep step, String message, @Nullable String file, @Nullable String checksum,
        boolean irreversible, @Nullable RuntimeReason runtimeDependent, @Nullable Duration lockTimeout,
        @Nullable Duration statementTimeout, List<PlannedStatement> statements) {

    public PlannedStep {
        statements = List.copyOf(statements);
    }

    /** The revision's id; of a stamp to base empty. */
    public String revision() {
        return step.revision();
    }

    /** Whether the project's own Alembic is to run the step. */
    public boolean runsOutside() {
        return RuntimeReason.of(this).filter(RuntimeReason::isOutside).isPresent();
    }

    /** The statements in runs of neighbours that share a mode: each transactional run is one transaction, or part of one. */
    public List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= statements.size(); i++) {
            if (i == statements.size() || statements.get(i).mode() != statements.get(first).mode()) {
                sections.add(new Section(first, statements.get(first).mode(), statements.subList(first, i)));
                first = i;
            }
        }
        return sections;
    }

    /**
     * Neighbouring statements of one mode.
     *
     * @param first index of the first of them within the step
     * @param mode of all of them
     * @param statements at least one
     */
    public record Section(int first, TransactionMode mode, List<PlannedStatement> statements) {

        public Section {
            statements = List.copyOf(statements);
        }

        public boolean isTransactional() {
            return mode == TransactionMode.TRANSACTIONAL;
        }
    }
}
