package dev.retort.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.retort.backup.BackupKind;
import dev.retort.connect.Access;
import dev.retort.connect.Database;
import dev.retort.dialect.VersionTable;
import dev.retort.plan.Plan;
import dev.retort.plan.PlanFile;
import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.revision.Direction;
import dev.retort.run.BackupBefore;
import dev.retort.run.Interruption;
import dev.retort.run.LogEntry;
import dev.retort.run.LogPlace;
import dev.retort.run.LogQuery;
import dev.retort.run.MigrationLog;
import dev.retort.run.Migrator;
import dev.retort.run.Replan;
import dev.retort.run.Resumption;
import dev.retort.run.RunListener;
import dev.retort.run.RunResult;

/** Carries out plans, behind the guard of production databases. */
final class Runs {

    /** Targets that mean something else from other rows. */
    private static final Pattern RELATIVE = Pattern.compile("^[+-]\\d|@[+-]\\d");

    private final Databases databases;
    private final Plans plans;
    private final DatabaseBackups backups;
    private final OutsideAlembic alembic;
    private final Surroundings surroundings;

    Runs(Databases databases, Plans plans, DatabaseBackups backups, OutsideAlembic alembic,
            Surroundings surroundings) {
        this.databases = databases;
        this.plans = plans;
        this.backups = backups;
        this.alembic = alembic;
        this.surroundings = surroundings;
    }

    void ensureVersionTable(OpenProject project, Database database) {
        databases.with(database, Access.CREATE, connection -> {
            VersionTable.find(databases.dialect(database), connection, Databases.versionTable(project.project()))
                    .ensure();
            return true;
        });
    }

    Optional<Interruption> resume(OpenProject project, Database database, ResumeChoice choice) {
        Cancellation never = new Cancellation();
        Plan next = plans.next(project, database);
        return databases.with(database, Access.WRITE, connection -> {
            Resumption resumption = new Resumption(databases.dialect(database),
                    surroundings.runSettings(project, database, ApplyOptions.WITHOUT_BACKUP.lockWait(),
                            surroundings.logPlace(project)));
            return switch (choice) {
                case RETRY -> resumption.retry(connection, next, never);
                case MARK_DONE -> resumption.markDone(connection, next, never);
            };
        });
    }

    List<LogEntry> log(OpenProject project, Database database, LogQuery query) {
        if (Databases.isMissingFile(database)) {
            return List.of();
        }
        return databases.with(database, Access.READ, connection -> {
            try (MigrationLog log = MigrationLog.open(connection, databases.dialect(database),
                    Databases.versionTable(project.project()), surroundings.logPlace(project))) {
                return log.read(query);
            }
        });
    }

    /** Carries out exactly this plan on a database of the project's, or refuses before anything ran. */
    RunResult apply(OpenProject project, Database database, Plan plan, ApplyOptions options, RunListener listener,
            Cancellation cancellation) {
        return apply(project, database, plan, options, surroundings.logPlace(project), listener, cancellation);
    }

    /** The same for a database whose log is elsewhere. */
    RunResult apply(OpenProject project, Database database, Plan plan, ApplyOptions options, LogPlace log,
            RunListener listener, Cancellation cancellation) {
        ProductionGuard.refuseUnconfirmed(database, options.confirmedName(), "apply this plan");
        if (plan.dialect() != database.url().dialect()) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, "The plan is for " + plan.dialect().title()
                    + ", but " + database.name() + " is " + database.url().dialect().title() + ".")
                    .hint("Plan again for this database.");
        }
        PlanFile.refuseChangedFiles(plan, project.scripts());
        BackupBefore backup = options.backup() == BackupKind.NONE
                ? BackupBefore.NONE
                : backups.before(project, database, options);
        try (Connection connection = databases.open(database, Access.CREATE, cancellation)) {
            Migrator migrator = new Migrator(databases.dialect(database),
                    surroundings.runSettings(project, database, options.lockWait(), log),
                    new ProjectScripts(project, database, alembic),
                    ending -> databases.open(database, Access.READ, ending));
            return migrator.run(connection, plan, replan(project, database, plan, options), backup, listener,
                    cancellation);
        } catch (SQLException e) {
            throw databases.failure(database, e);
        }
    }

    private Replan replan(OpenProject project, Database database, Plan plan, ApplyOptions options) {
        boolean fixed = plan.direction() == Direction.UPGRADE && !RELATIVE.matcher(plan.target()).find();
        return options.whenMoved() == WhenMoved.PLAN_AGAIN && fixed
                ? (stale, rows) -> plans.again(project, database, stale, rows)
                : Replan.REFUSE;
    }
}
