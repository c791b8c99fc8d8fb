package dev.retort.backup;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.ServerError;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** Why a backup or a restore stopped, and the way out. */
final class ArchiveProblem {

    private ArchiveProblem() {}

    /** @param doing what failed, as the beginning of a sentence */
    static RetortException of(Dialect dialect, SQLException failure, String sql, String doing) {
        ServerError error = dialect.errors().read(failure, sql);
        @Nullable
        String hint = switch (error.code()) {
            case "42501" -> "Restore with a role that owns what the backup holds, or into a new database.";
            case "42704" -> "Make what is missing, such as a role the backup grants rights to, and restore again.";
            case "53200" -> "The restore is one transaction and took more locks than the server has room for: raise"
                    + " max_locks_per_transaction, or restore into a new database.";
            case "55P03" -> "Another session uses what is to be replaced. Stop the programs that use the database, or"
                    + " allow a longer wait with lock-timeout.";
            default -> error.hint();
        };
        ProblemCode code = switch (error.kind()) {
            case LOCK_TIMEOUT -> ProblemCode.LOCKED;
            case CONNECTION_LOST -> ProblemCode.CONNECTION_FAILED;
            default -> ProblemCode.BACKUP_FAILED;
        };
        RetortException problem = new RetortException(code, doing + " failed: " + error.message(), failure);
        if (hint != null) {
            problem.hint(hint);
        }
        return sql.isEmpty() ? problem : problem.sql(sql);
    }
}
