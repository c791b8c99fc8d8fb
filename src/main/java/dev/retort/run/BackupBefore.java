package dev.retort.run;

import org.jspecify.annotations.Nullable;

import dev.retort.plan.Plan;
import dev.retort.problem.Cancellation;

/** Takes the backup a run begins with: under the lock, after every check, before the first step. */
@FunctionalInterface
public interface BackupBefore {

    BackupBefore NONE = (_, _, _) -> null;

    /**
     * @return the backup's id; null where none was wanted
     * @throws dev.retort.problem.RetortException {@code backup-failed}: the run then stops with nothing changed
     */
    @Nullable
    String take(Plan plan, RunListener listener, Cancellation cancellation);
}
