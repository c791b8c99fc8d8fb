package dev.retort.alembic.connection;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

import dev.retort.alembic.AlembicHost;
import dev.retort.alembic.AlembicOptions;
import dev.retort.dialect.postgresql.PostgresqlDialect;
import dev.retort.dialect.sqlite.SqliteDialect;
import dev.retort.operation.StepContext;
import dev.retort.python.EvaluationLimits;
import dev.retort.python.Evaluator;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.ModuleValue;
import dev.retort.sql.DialectName;
import dev.retort.testing.LiveStep;
import dev.retort.testing.PostgresServer;

/** Runs the body of an {@code upgrade()} with Alembic's names. */
final class Scripts {

    private static final String HEAD = """
            from alembic import op
            import sqlalchemy as sa
            from sqlalchemy import *
            from sqlalchemy.dialects import postgresql
            from sqlalchemy import orm
            from sqlalchemy.orm import declarative_base, Session, sessionmaker
            import datetime, uuid, json

            def upgrade():
            """;

    private Scripts() {}

    /** Runs the lines on a new database and gives what was sent, as {@link LiveStep#sent} has it. */
    static List<String> sentTo(DialectName dialect, String body) throws SQLException {
        boolean sqlite = dialect == DialectName.SQLITE;
        try (Connection database = sqlite
                ? DriverManager.getConnection("jdbc:sqlite::memory:")
                : PostgresServer.freshDatabase().open()) {
            LiveStep step = new LiveStep(sqlite ? new SqliteDialect() : new PostgresqlDialect(), database);
            upgrade(step, body);
            return step.sent();
        }
    }

    /** Runs the lines, which are indented here. */
    static void upgrade(StepContext context, String body) {
        AlembicHost host = new AlembicHost(context, AlembicOptions.STANDARD, _ -> null);
        Evaluator evaluator = new Evaluator(host, EvaluationLimits.STANDARD);
        ModuleValue module = evaluator.run(HEAD + body.indent(4), "versions/a.py", "a");
        evaluator.call(evaluator.value(module, "upgrade"), Arguments.NONE);
        host.finish();
    }
}
