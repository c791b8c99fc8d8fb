package dev.retort.script;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.operation.TransactionMode;
import dev.retort.sql.DialectName;
import dev.retort.sql.SqlStatement;

/**
 * What stands between one marker and the next.
 *
 * @param dialect the only dialect it is for; null for every dialect that has no section of its own
 */
record Section(Kind kind, @Nullable DialectName dialect, TransactionMode mode, List<SqlStatement> statements) {

    enum Kind {
        UPGRADE, VERIFY, DOWNGRADE
    }
}
