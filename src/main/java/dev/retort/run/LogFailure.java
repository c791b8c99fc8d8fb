package dev.retort.run;

import java.sql.SQLException;

import dev.retort.dialect.ServerError;
import dev.retort.dialect.sqlite.SqliteDialect;

/** A failure of the log's own file, which is SQLite's whatever the migrated database is. */
final class LogFailure extends SQLException {

    private static final long serialVersionUID = 1L;

    private final transient ServerError error;

    LogFailure(String path, SQLException cause) {
        this(path, new SqliteDialect().errors().read(cause, ""), cause);
    }

    private LogFailure(String path, ServerError error, SQLException cause) {
        super("The migration log " + path + " cannot be written: " + error.message(), cause);
        this.error = error;
    }

    ServerError error() {
        return error;
    }
}
