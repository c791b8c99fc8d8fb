package dev.retort.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.retort.backup.BackupEstimate;
import dev.retort.backup.BackupKind;
import dev.retort.backup.BackupManifest;
import dev.retort.backup.BackupProgress;
import dev.retort.backup.Backups;
import dev.retort.backup.DumpFormat;
import dev.retort.connect.Access;
import dev.retort.connect.BackupPolicy;
import dev.retort.connect.Connector;
import dev.retort.connect.Database;
import dev.retort.dialect.HeldLock;
import dev.retort.plan.Plan;
import dev.retort.plan.PlannedStep;
import dev.retort.problem.Cancellation;
import dev.retort.problem.RetortException;
import dev.retort.run.BackupBefore;
import dev.retort.run.Resumption;
import dev.retort.run.RunEvent;
import dev.retort.run.RunSettings;
import dev.retort.sql.DialectName;
import dev.retort.sql.StatementSummary;

/** What a person can do with backups of databases, behind the same guard and lock as a run. */
public final class DatabaseBackups {

    private final Databases databases;
    private final Connector connector;
    private final Surroundings surroundings;
    private final Clock clock;

    DatabaseBackups(Databases databases, Connector connector, Surroundings surroundings) {
        this.databases = databases;
        this.connector = connector;
        this.surroundings = surroundings;
        this.clock = surroundings.clock();
    }

    /** The folder a person named, else the project's, else the user's. */
    private Backups backups(@Nullable OpenProject project, @Nullable Path folder) {
        Path root = surroundings.folders().data().resolve("backups");
        if (project != null && !project.project().backupFolder().isEmpty()) {
            root = project.folder().resolve(project.project().backupFolder());
        }
        return new Backups(folder == null ? root : folder, connector, surroundings.environment(), clock);
    }

    /** A step of which not all is known before it runs counts as one that may lose something. */
    private static Stream<String> losses(PlannedStep step, DialectName dialect) {
        Stream<String> known = step.statements().stream()
                .map(statement -> StatementSummary.of(statement.sql(), dialect)).filter(StatementSummary::losesData)
                .map(StatementSummary::sentence);
        return step.runtimeDependent() == null
                ? known
                : Stream.concat(known,
                        Stream.of(
                                "may remove data in revision " + step.revision() + ", which depends on the database"));
    }

    /** What to ask about a backup before this plan runs. */
    public BackupOffer offer(OpenProject project, Database database, Plan plan) {
        Backups backups = backups(project, null);
        List<String> losses = plan.steps().stream().flatMap(step -> losses(step, plan.dialect())).distinct().toList();
        if (Databases.isMissingFile(database)) {
            return new BackupOffer(BackupKind.NONE, losses, 0, backups.folder(database), -1, null);
        }
        return databases.with(database, Access.READ, connection -> {
            BackupEstimate estimate = backups.estimate(database, connection);
            Optional<RetortException> obstacle = backups.obstacle(database, connection);
            BackupKind suggested = policy(project, database) == BackupPolicy.NONE ? BackupKind.NONE : BackupKind.FULL;
            return new BackupOffer(suggested, losses, estimate.bytes(), estimate.folder(), estimate.freeBytes(),
                    obstacle.orElse(null));
        });
    }

    /** A profile knows its database better than the project does. */
    private static BackupPolicy policy(OpenProject project, Database database) {
        return database.profile() == null ? project.project().backupPolicy() : database.profile().backup();
    }

    /** What can be backed up with, in words; throws where nothing can. */
    String tool(Database database) {
        Backups backups = backups(null, null);
        return databases.with(database, Access.READ, connection -> {
            Optional<RetortException> obstacle = backups.obstacle(database, connection);
            if (obstacle.isPresent()) {
                throw obstacle.get();
            }
            return backups.tool(database, connection)
                    .orElse("Taken by SQLite itself, while others go on reading");
        });
    }

    BackupBefore before(OpenProject project, Database database, ApplyOptions options) {
        return (plan, listener, cancellation) -> {
            Instant begun = clock.instant();
            listener.on(new RunEvent.BackupStarted(database.name()));
            BackupManifest taken = take(project, database, options.backupFolder(),
                    "before " + plan.direction().text() + " to " + plan.target(),
                    (done, expected) -> listener.on(new RunEvent.BackupProgressed(done, expected)), cancellation);
            listener.on(
                    new RunEvent.BackupTaken(taken.id(), taken.size(), Duration.between(begun, clock.instant())));
            return taken.id();
        };
    }

    /** Takes a full backup in the usual format. */
    public BackupManifest take(OpenProject project, Database database, @Nullable Path folder, BackupProgress progress,
            Cancellation cancellation) {
        return take(project, database, folder, DumpFormat.CUSTOM, progress, cancellation);
    }

    /**
     * Takes a full backup.
     *
     * @param folder where it goes; null for the project's folder, or else the user's
     */
    public BackupManifest take(OpenProject project, Database database, @Nullable Path folder, DumpFormat format,
            BackupProgress progress, Cancellation cancellation) {
        return databases.with(database, Access.READ,
                connection -> backups(project, folder).in(format).take(database, connection,
                        Databases.versionTable(project.project()), "taken by hand", progress, cancellation));
    }

    private BackupManifest take(OpenProject project, Database database, @Nullable Path folder, String reason,
            BackupProgress progress, Cancellation cancellation) {
        return databases.with(database, Access.READ, connection -> backups(project, folder).take(database, connection,
                Databases.versionTable(project.project()), reason, progress, cancellation));
    }

    /** The backups of a database, newest first. */
    public List<BackupManifest> list(OpenProject project, Database database) {
        return backups(project, null).list(database);
    }

    /** Whether the backup's file is there and has the sum of its manifest. */
    public BackupHealth check(BackupManifest backup, Cancellation cancellation) {
        if (Files.notExists(backup.file())) {
            return BackupHealth.MISSING;
        }
        return backups(null, null).isIntact(backup, cancellation) ? BackupHealth.INTACT : BackupHealth.DAMAGED;
    }

    /** Deletes a backup's file and its manifest. */
    public void delete(BackupManifest backup) {
        backups(null, null).delete(backup);
    }

    /** What restoring in place would lose: writes since the backup, one sentence each. */
    public List<String> lossesOfRestore(OpenProject project, Database database, BackupManifest backup) {
        if (Databases.isMissingFile(database)) {
            return List.of();
        }
        return databases.with(database, Access.READ, connection -> backups(project, null).losses(database, connection,
                backup, Databases.versionTable(project.project()), project.project().logSchema()));
    }

    /** Restores into a new database beside the present one and gives its name or file. */
    public String restoreBeside(OpenProject project, Database database, BackupManifest backup, BackupProgress progress,
            Cancellation cancellation) {
        return databases.with(database, Access.CREATE, connection -> backups(project, null).restoreBeside(database,
                connection, backup, progress, cancellation));
    }

    /**
     * Restores in place: schema, data and version table as in the backup; the log stays. The lock is held throughout; if
     * it fails, the database is as it was before.
     *
     * @param confirmedName what a person typed to confirm a production database; null where nothing was typed
     * @return what was left as it is because it is not this role's to change, one sentence each
     * @throws RetortException {@code confirmation-required}, {@code locked}, {@code backup-failed}
     */
    public List<String> restoreInPlace(OpenProject project, Database database, BackupManifest backup,
            @Nullable String confirmedName, BackupProgress progress, Cancellation cancellation) {
        ProductionGuard.refuseUnconfirmed(database, confirmedName, "restore this backup in place");
        RunSettings settings = surroundings.runSettings(project, database, ApplyOptions.WITHOUT_BACKUP.lockWait(),
                surroundings.logPlace(project));
        Instant started = clock.instant();
        try (Connection connection = databases.open(database, Access.CREATE, cancellation)) {
            List<String> notes;
            try (HeldLock _ = databases.dialect(database).locks().take(connection, settings.versionTable(),
                    settings.actor(), settings.lockWait(), _ -> {}, cancellation)) {
                notes = backups(project, null).restoreInPlace(database, connection, backup, settings.versionTable(),
                        project.project().logSchema(), progress, cancellation);
            }
            // What the journal says was done outside a transaction is not true of the restored database. That it is
            // restored can no longer be cancelled.
            new Resumption(databases.dialect(database), settings).restored(connection, backup.id(), started,
                    new Cancellation());
            return notes;
        } catch (SQLException e) {
            throw databases.failure(database, e);
        }
    }
}
