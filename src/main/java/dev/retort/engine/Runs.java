package dev.retort.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.backup.BackupKind;
import dev.retort.connect.Access;
import dev.retort.connect.Database;
import dev.retort.connect.Environment;
import dev.retort.dialect.Actor;
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
import dev.retort.run.RunSettings;

/** Carries out plans, behind the guard of production databases. */
final class Runs {

    /** Targets that mean something else from other rows. */
    private static final Pattern RELATIVE = Pattern.compile("^[+-]\\d|@[+-]\\d");

    private final Databases databases;
    private final Plans plans;
    private final BackupRoom backups;
    private final Actor actor;
    private final InstantSource clock;
    private final OutsideAlembic alembic;

    Runs(Databases databases, Plans plans, BackupRoom backups, OutsideAlembic alembic, Actor actor,
            InstantSource clock) {
        this.databases = databases;
        this.plans = plans;
        this.backups = backups;
        this.alembic = alembic;
        this.actor = actor;
        this.clock = clock;
    }

    void ensureVersionTable(OpenProject project, Database database) {
        databases.with(database, Access.CREATE, connection -> {
            VersionTable.find(databases.dialect(database), connection, Databases.versionTable(project.project()))
                    .ensure();
            return true;
        });
    }

    Optional<Interruption> resume(OpenProject project, Database database, ResumeChoice choice, LogPlace log) {
        Cancellation never = new Cancellation();
        Plan next = plans.next(project, database, log);
        return databases.with(database, Access.WRITE, connection -> {
            Resumption resumption = new Resumption(databases.dialect(database),
                    settings(project, database, ApplyOptions.WITHOUT_BACKUP, log));
            return switch (choice) {
                case RETRY -> resumption.retry(connection, next, never);
                case MARK_DONE -> resumption.markDone(connection, next, never);
            };
        });
    }

    List<LogEntry> log(OpenProject project, Database database, LogQuery query, LogPlace place) {
        if (Databases.isMissingFile(database)) {
            return List.of();
        }
        return databases.with(database, Access.READ, connection -> {
            try (MigrationLog log = MigrationLog.open(connection, databases.dialect(database),
                    Databases.versionTable(project.project()), place)) {
                return log.read(query);
            }
        });
    }

    RunResult apply(OpenProject project, Database database, Plan plan, ApplyOptions options, LogPlace log,
            RunListener listener, Cancellation cancellation) {
        refuseUnconfirmed(database, options.confirmedName(), "apply this plan");
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
            Migrator migrator = new Migrator(databases.dialect(database), settings(project, database, options, log),
                    new ProjectScripts(project, database, alembic));
            return migrator.run(connection, plan, replan(project, database, plan, options), backup, listener,
                    cancellation);
        } catch (SQLException e) {
            throw databases.failure(database, e);
        }
    }

    RunSettings settings(OpenProject project, Database database, ApplyOptions options, LogPlace log) {
        return new RunSettings(Databases.versionTable(project.project()), database.session().lockTimeout(),
                database.session().statementTimeout(), options.lockWait(), log, actor, clock);
    }

    private Replan replan(OpenProject project, Database database, Plan plan, ApplyOptions options) {
        boolean fixed = plan.direction() == Direction.UPGRADE && !RELATIVE.matcher(plan.target()).find();
        return options.whenMoved() == WhenMoved.PLAN_AGAIN && fixed
                ? (stale, rows) -> plans.again(project, database, stale, rows)
                : Replan.REFUSE;
    }

    /** A production database wants its name typed, whatever else was agreed to. */
    static void refuseUnconfirmed(Database database, @Nullable String confirmedName,
            String what) {
        if (database.environment() != Environment.PRODUCTION || database.profile() == null) {
            return;
        }
        String name = database.profile().name();
        if (!name.equals(confirmedName)) {
            throw new RetortException(ProblemCode.CONFIRMATION_REQUIRED, name + " is a production database"
                    + (confirmedName == null ? "." : ", and \"" + confirmedName + "\" is not its name."))
                    .hint("To " + what + ", confirm with the profile's name: --confirm " + name).data("profile", name);
        }
    }
}
