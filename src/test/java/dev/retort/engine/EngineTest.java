package dev.retort.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.backup.BackupKind;
import dev.retort.backup.BackupManifest;
import dev.retort.backup.BackupProgress;
import dev.retort.connect.BackupPolicy;
import dev.retort.connect.Database;
import dev.retort.connect.DatabaseUrl;
import dev.retort.connect.Environment;
import dev.retort.connect.PasswordStore;
import dev.retort.connect.Profile;
import dev.retort.plan.Plan;
import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.run.LogEntry;
import dev.retort.run.LogQuery;
import dev.retort.run.RunListener;
import dev.retort.run.RunResult;
import dev.retort.schema.TableSummary;
import dev.retort.sql.DialectName;
import dev.retort.testing.Desk;
import dev.retort.testing.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EngineTest {

    @TempDir
    Path folder;

    @Test
    void theSampleOpensAndPlansOnBothDatabases() {
        try (Engine engine = engine()) {
            OpenProject sample = engine.copySample(folder.resolve("sample"));
            Database database = engine.choose(sample, DatabaseChoice.OF_THE_PROJECT);

            DatabaseState state = engine.state(sample, database);
            Plan plan = engine.plan(sample, PlanRequest.upgrade(database, "head"));

            assertThat(sample.problems()).isEmpty();
            assertThat(state.rows()).isEmpty();
            assertThat(state.pending()).isEqualTo(6).isEqualTo(plan.steps().size());
            for (DialectName dialect : DialectName.values()) {
                sample.graph().revisions().forEach(revision -> {
                    assertThat(engine.preview(sample, revision.id(), Direction.UPGRADE, dialect).steps()).hasSize(1);
                    assertThat(engine.preview(sample, revision.id(), Direction.DOWNGRADE, dialect).steps()).hasSize(1);
                });
            }
            assertThat(engine.tables().list(database)).isEmpty();
        }
    }

    @Test
    void aPlanFromGivenRowsNeedsNoDatabase() {
        try (Engine engine = engine()) {
            OpenProject sample = engine.copySample(folder.resolve("sample"));

            Plan plan = engine.plan(sample, new PlanRequest(Direction.UPGRADE, List.of("head"), false, null,
                    List.of("4b7e1c09d2fa"), DialectName.POSTGRESQL));

            assertThat(plan.from()).containsExactly("4b7e1c09d2fa");
            assertThat(plan.steps()).hasSize(5);
            assertThat(engine.keptPlans().script(sample, plan)).contains("-- Running upgrade 4b7e1c09d2fa -> ");
        }
    }

    @Test
    void theSampleGoesUpDownAndUpAgainOnSqlite() {
        try (Engine engine = engine()) {
            OpenProject sample = engine.copySample(folder.resolve("sample"));
            upDownUp(engine, sample, engine.choose(sample, DatabaseChoice.OF_THE_PROJECT));
        }
    }

    @Test
    void theSampleGoesUpDownAndUpAgainOnPostgresql() {
        try (Engine engine = engine()) {
            OpenProject sample = engine.copySample(folder.resolve("sample"));
            upDownUp(engine, sample,
                    engine.choose(sample, DatabaseChoice.url(PostgresServer.freshDatabase().url())));
        }
    }

    private void upDownUp(Engine engine, OpenProject project, Database database) {
        String head = project.graph().heads().getFirst().id();
        for (String target : List.of("head", "base", "head")) {
            Direction direction = target.equals("head") ? Direction.UPGRADE : Direction.DOWNGRADE;
            Plan plan = engine.plan(project,
                    new PlanRequest(direction, List.of(target), false, database, null, null));
            RunResult result = engine.apply(project, database, plan, ApplyOptions.WITHOUT_BACKUP, RunListener.NONE,
                    new Cancellation());
            assertThat(result).isInstanceOf(RunResult.Completed.class);
            assertThat(result.applied()).hasSize(6);
        }

        DatabaseState state = engine.state(project, database);
        assertThat(state.rows()).containsExactly(head);
        assertThat(state.pending()).isZero();
        assertThat(state.of(head).byRetort()).isTrue();
        assertThat(state.of(head).appliedBy()).isEqualTo("ada@desk");
        assertThat(engine.log(project, database, LogQuery.newest(100))).hasSize(18);
        assertThat(engine.tables().list(database)).isNotEmpty();
    }

    @Test
    void aBackupTakenBeforeAnUpgradeRestoresInPlaceAndBesideOnSqlite() {
        try (Engine engine = engine()) {
            OpenProject sample = engine.copySample(folder.resolve("sample"));
            backUpAndRestore(engine, sample, engine.choose(sample, DatabaseChoice.OF_THE_PROJECT));
        }
    }

    @Test
    void aBackupTakenBeforeAnUpgradeRestoresInPlaceAndBesideOnPostgresql() {
        try (Engine engine = engine()) {
            PostgresServer.assumeDumpable();
            OpenProject sample = engine.copySample(folder.resolve("sample"));
            backUpAndRestore(engine, sample,
                    engine.choose(sample, DatabaseChoice.url(PostgresServer.freshDatabase().url())));
        }
    }

    private void backUpAndRestore(Engine engine, OpenProject project, Database database) {
        Revision base = project.graph().bases().getFirst();
        apply(engine, project, database, PlanRequest.upgrade(database, base.id()), ApplyOptions.WITHOUT_BACKUP);
        List<TableSummary> before = engine.tables().list(database);

        Plan plan = engine.plan(project, PlanRequest.upgrade(database, "head"));
        BackupOffer offer = engine.backups().offer(project, database, plan);
        RunResult result = apply(engine, project, database, PlanRequest.upgrade(database, "head"),
                ApplyOptions.WITH_FULL_BACKUP);

        assertThat(offer.obstacle()).isNull();
        assertThat(offer.preselected()).isEqualTo(BackupKind.FULL);
        BackupManifest backup = engine.backups().list(project, database).getFirst();
        assertThat(backup.id()).isEqualTo(result.backup());
        assertThat(backup.heads()).containsExactly(base.id());
        assertThat(engine.backups().check(backup, new Cancellation())).isEqualTo(BackupHealth.INTACT);
        assertThat(engine.backups().lossesOfRestore(project, database, backup)).isNotEmpty();
        assertThat(engine.backups().restoreBeside(project, database, backup, BackupProgress.NONE, new Cancellation()))
                .isNotEmpty();

        engine.backups().restoreInPlace(project, database, backup, null, BackupProgress.NONE, new Cancellation());

        assertThat(engine.state(project, database).rows()).containsExactly(base.id());
        assertThat(engine.tables().list(database)).extracting(TableSummary::name)
                .containsExactlyElementsOf(before.stream().map(TableSummary::name).toList());
        List<LogEntry> log = engine.log(project, database, LogQuery.newest(10));
        assertThat(log).as("six steps, kept, and the restore").hasSize(7);
        assertThat(log.getFirst().headsAfter()).containsExactly(base.id());
        assertThat(log.getFirst().backup()).isEqualTo(backup.id());
        apply(engine, project, database, PlanRequest.upgrade(database, "head"), ApplyOptions.WITHOUT_BACKUP);
    }

    @Test
    void aProductionDatabaseWantsItsNameEvenWhenReachedByUrl() {
        try (Engine engine = engine()) {
            OpenProject sample = engine.copySample(folder.resolve("sample"));
            DatabaseUrl url = engine.choose(sample, DatabaseChoice.OF_THE_PROJECT).url();
            engine.connections()
                    .save(new Profile("shop-live", Environment.PRODUCTION, url, PasswordStore.ASK, Duration.ZERO,
                            Duration.ZERO, BackupPolicy.NONE), null);
            Database database = engine.choose(sample, DatabaseChoice.OF_THE_PROJECT);
            Plan plan = engine.plan(sample, PlanRequest.upgrade(database, "head"));

            for (String typed : new String[]{null, "shop"}) {
                ApplyOptions options = new ApplyOptions(BackupKind.NONE, null, typed, Duration.ofSeconds(1),
                        WhenMoved.REFUSE);
                assertThatThrownBy(() -> engine.apply(sample, database, plan, options, RunListener.NONE,
                        new Cancellation())).isInstanceOfSatisfying(RetortException.class,
                                problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CONFIRMATION_REQUIRED));
            }
            assertThat(engine.state(sample, database).rows()).isEmpty();
            assertThat(engine.apply(sample, database, plan, new ApplyOptions(BackupKind.NONE, null, "shop-live",
                    Duration.ofSeconds(1), WhenMoved.REFUSE), RunListener.NONE, new Cancellation()))
                    .isInstanceOf(RunResult.Completed.class);
        }
    }

    @Test
    void aConnectionTestSaysWhatAMigrationNeeds() {
        try (Engine engine = engine()) {
            OpenProject sample = engine.copySample(folder.resolve("sample"));
            Database database = engine.choose(sample, DatabaseChoice.url(PostgresServer.freshDatabase().url()));

            ConnectionReport report = engine.connections().test(sample, database);

            assertThat(report.ready()).isTrue();
            assertThat(report.findings()).extracting(ConnectionReport.Finding::title)
                    .contains("Rights for migrations", "No version table yet")
                    .containsAnyOf("Backups", "No full backup");
            assertThat(report.findings().getFirst().title())
                    .startsWith("PostgreSQL " + PostgresServer.majorVersion() + ".");
        }
    }

    private static RunResult apply(Engine engine, OpenProject project, Database database, PlanRequest request,
            ApplyOptions options) {
        RunResult result = engine.apply(project, database, engine.plan(project, request), options, RunListener.NONE,
                new Cancellation());
        assertThat(result).isInstanceOf(RunResult.Completed.class);
        return result;
    }

    private Engine engine() {
        return new Engine(Desk.in(folder), Engine.Browsing.POOLED);
    }
}
