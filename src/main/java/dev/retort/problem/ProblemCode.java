package dev.retort.problem;

import java.util.Locale;

/** The closed list of error codes; {@link #text()} is what scripts see in JSON, and never changes. */
public enum ProblemCode {
    REVISION_NOT_FOUND, AMBIGUOUS_REVISION, MULTIPLE_HEADS, NOT_AN_ANCESTOR, OVERLAPPING_TARGETS, RANGE_NOT_ALLOWED, NOT_A_HEAD, UNKNOWN_BRANCH, NO_SUCH_STEP, REVISION_CYCLE, DEPENDENCY_CYCLE, DUPLICATE_REVISION, DUPLICATE_LABEL, MISSING_DOWN_REVISION, INVALID_REVISION_FILE, IRREVERSIBLE, UNKNOWN_DATABASE_REVISION, NOT_UP_TO_DATE, CONNECTION_FAILED, READ_ONLY, LOCKED, STATEMENT_FAILED, VERIFY_FAILED, VERSION_TABLE_CHANGED, PLAN_CHANGED, INTERRUPTED, CANCELLED, BACKUP_FAILED, UNSUPPORTED_PYTHON, INVALID_SETTINGS, CONFIRMATION_REQUIRED;

    /** The code in lower case with hyphens, such as {@code revision-not-found}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
