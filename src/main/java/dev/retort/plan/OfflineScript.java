package dev.retort.plan;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.VersionTableName;
import dev.retort.dialect.VersionTableSql;
import dev.retort.operation.Operation;
import dev.retort.operation.TransactionMode;
import dev.retort.project.TransactionScope;
import dev.retort.revision.Direction;
import dev.retort.revision.VersionChange;
import dev.retort.sql.DialectName;

/**
 * A plan as a script for {@code psql} or the {@code sqlite3} shell, which stops at the first error: the statements, the
 * changes of the version table, and the transactions around them. Alembic's {@code --sql} mode is the model.
 */
public final class OfflineScript {

    private final VersionTableSql versionTable;
    private final VersionTableName name;
    private final DialectName dialect;
    private final StringBuilder text = new StringBuilder();
    private final boolean perMigration;
    private boolean inTransaction;

    private OfflineScript(Dialect dialect, VersionTableName name, TransactionScope transactions) {
        this.versionTable = dialect.versionTable();
        this.dialect = dialect.name();
        this.name = name;
        this.perMigration = transactions == TransactionScope.PER_MIGRATION;
    }

    /** The script of a plan for the dialect it was made for. */
    public static String of(Plan plan, Dialect dialect, VersionTableName versionTable) {
        OfflineScript script = new OfflineScript(dialect, versionTable, plan.transactions());
        script.write(plan);
        return script.text.toString();
    }

    private void write(Plan plan) {
        text.append(switch (dialect) {
            case POSTGRESQL -> "\\set ON_ERROR_STOP on\n\n";
            case SQLITE -> ".bail on\n\n";
        });
        begin();
        for (int i = 0; i < plan.steps().size(); i++) {
            PlannedStep step = plan.steps().get(i);
            if (i == 0 && plan.from().isEmpty() && step.step().direction() != Direction.DOWNGRADE) {
                statement(versionTable.create(name));
            }
            if (i > 0 && perMigration) {
                commit();
            }
            write(step);
        }
        begin();
        commit();
    }

    private void write(PlannedStep step) {
        if (!startsOutside(step)) {
            begin();
        }
        text.append("-- Running ").append(step.step().logLine()).append("\n\n");
        boolean limited = false;
        for (PlannedStatement statement : step.statements()) {
            if (statement.mode() == TransactionMode.AUTOCOMMIT) {
                commit();
                limited = false;
            } else {
                begin();
                if (!limited) {
                    limits(step);
                    limited = true;
                }
            }
            write(step.revision(), statement.operation());
        }
        begin();
        step.step().versionChanges().forEach(change -> statement(sql(change)));
        if (limited && !perMigration) {
            noLimits(step);
        }
    }

    /** A limit set in a transaction that goes on would hold for the next step too. */
    private void noLimits(PlannedStep step) {
        if (dialect == DialectName.POSTGRESQL && step.lockTimeout() != null) {
            statement("SET LOCAL lock_timeout TO DEFAULT");
        }
        if (dialect == DialectName.POSTGRESQL && step.statementTimeout() != null) {
            statement("SET LOCAL statement_timeout TO DEFAULT");
        }
    }

    private static boolean startsOutside(PlannedStep step) {
        return !step.statements().isEmpty() && step.statements().getFirst().mode() == TransactionMode.AUTOCOMMIT;
    }

    private void begin() {
        if (!inTransaction) {
            inTransaction = true;
            statement("BEGIN");
        }
    }

    private void commit() {
        if (inTransaction) {
            inTransaction = false;
            statement("COMMIT");
        }
    }

    private void limits(PlannedStep step) {
        if (dialect == DialectName.POSTGRESQL) {
            limit("lock_timeout", step.lockTimeout());
            limit("statement_timeout", step.statementTimeout());
        }
    }

    private void limit(String setting, @Nullable Duration value) {
        if (value != null) {
            statement("SET LOCAL " + setting + " = " + value.toMillis());
        }
    }

    private void write(String revision, Operation operation) {
        switch (operation) {
            case Operation.ExecuteSql(String sql) -> statement(sql);
            case Operation.VerifyQuery(String sql) -> {
                text.append("-- The first column has to be true, or a number other than 0:\n");
                OfflineVerify.statements(dialect, revision, sql).forEach(this::statement);
            }
            case Operation.CopyRows(String sql, String data) ->
                text.append(sql).append(";\n").append(data).append("\\.\n\n");
        }
    }

    private String sql(VersionChange change) {
        return switch (change) {
            case VersionChange.Insert(String id) -> versionTable.insert(name, id);
            case VersionChange.Update(String from, String to) -> versionTable.update(name, from, to);
            case VersionChange.Delete(String id) -> versionTable.delete(name, id);
            case VersionChange.Clear() -> versionTable.clear(name);
        };
    }

    private void statement(String sql) {
        text.append(sql);
        // A semicolon behind a comment would belong to the comment.
        if (sql.substring(sql.lastIndexOf('\n') + 1).contains("--")) {
            text.append('\n');
        }
        text.append(";\n\n");
    }
}
