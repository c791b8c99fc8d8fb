package dev.retort.workbench.apply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.backup.BackupKind;
import dev.retort.connect.BackupPolicy;
import dev.retort.connect.DatabaseUrl;
import dev.retort.connect.Environment;
import dev.retort.connect.PasswordStore;
import dev.retort.connect.Profile;
import dev.retort.engine.DatabaseChoice;
import dev.retort.engine.OpenProject;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.revision.Direction;
import dev.retort.run.RunResult;
import dev.retort.workbench.Bench;
import dev.retort.workbench.apply.ApplyViewModel.Stage;
import dev.retort.workbench.shell.Destination;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.HeldWork;

import static org.assertj.core.api.Assertions.assertThat;

class ApplyViewModelTest {

    private static final String FIRST = "4b7e1c09d2fa";

    @TempDir
    Path folder;
    private Bench bench;

    @BeforeEach
    void open() {
        bench = Bench.inline(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aPlanIsReadBeforeItRuns() {
        bench.openSample();
        ApplyViewModel model = planned(Destination.upgrade("head"));
        assertThat(model.stageProperty().get()).isEqualTo(Stage.READY);
        assertThat(model.steps()).extracting(StepRow::kind).startsWith(StepRow.Kind.NOW).hasSize(7);
        assertThat(model.agreement().offerProperty().get()).isNotNull();
        assertThat(model.canApplyProperty().get()).isTrue();
        assertThat(bench.session().state().orElseThrow().rows()).isEmpty();
    }

    @Test
    void applyingItMovesTheDatabaseAndCountsEveryStatement() {
        bench.openSample();
        ApplyViewModel model = planned(Destination.upgrade("head"));
        model.apply();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.DONE);
        RunModel run = model.runProperty().get();
        assertThat(run).isNotNull();
        assertThat(run.doneProperty().get()).isEqualTo(run.total());
        assertThat(run.steps()).extracting(row -> row.stateProperty().get()).containsOnly(RowState.DONE);
        assertThat(bench.session().state().orElseThrow().pending()).isZero();
        assertThat(bench.session().migratingProperty().get()).isNull();
    }

    @Test
    void aDowngradeThatLosesDataPreselectsABackupAndTakesIt() {
        bench.openSample();
        bench.upgrade("head");
        ApplyViewModel model = planned(Destination.downgrade(FIRST));
        assertThat(model.agreement().backupProperty().get()).isEqualTo(BackupKind.FULL);
        assertThat(model.agreement().offerProperty().get()).isNotNull();
        assertThat(model.agreement().offerProperty().get().losesData()).isNotEmpty();
        model.apply();
        RunResult result = model.resultProperty().get();
        assertThat(result).isInstanceOf(RunResult.Completed.class);
        assertThat(result.backup()).isNotNull();
        assertThat(ResultView.touched(result)).isInstanceOfSatisfying(Destination.Touched.class,
                touched -> assertThat(touched.sql()).contains("DROP TABLE orders"));
    }

    @Test
    void aProductionDatabaseWantsItsNameTyped() {
        OpenProject sample = bench.openSample();
        bench.engine().connections().save(new Profile("shop-production", Environment.PRODUCTION,
                DatabaseUrl.ofFile(sample.folder().resolve("production.db")), PasswordStore.ASK,
                Duration.ofSeconds(5), Duration.ZERO, BackupPolicy.ASK), null);
        bench.session().choose(DatabaseChoice.profile("shop-production"));
        ApplyViewModel model = planned(Destination.upgrade("head"));
        assertThat(model.agreement().needsName()).isTrue();
        assertThat(model.canApplyProperty().get()).isFalse();
        model.agreement().typedNameProperty().set("shop-staging");
        model.apply();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.READY);
        model.agreement().typedNameProperty().set("shop-production");
        model.apply();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.DONE);
    }

    @Test
    void aFailingStatementStopsTheRunAndSaysWhereTheDatabaseStands() throws IOException {
        OpenProject project = bench.openSample();
        Files.writeString(project.folder().resolve("versions/broken.sql"), """
                -- Broken
                --
                -- revision: bbbb00001111
                -- revises: d8124e5b9a70

                -- +upgrade
                CREATE TABLE made (id integer);
                INSERT INTO nowhere VALUES (1);
                SELECT 1;

                -- +downgrade
                DROP TABLE made;
                """);
        bench.session().reload();
        ApplyViewModel model = planned(Destination.upgrade("head"));
        model.apply();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.STOPPED);
        RunResult.Stopped stopped = (RunResult.Stopped) model.resultProperty().get();
        assertThat(stopped.cause().position().line()).isEqualTo(8);
        assertThat(stopped.state()).contains("d8124e5b9a70");
        RunModel run = model.runProperty().get();
        List<RowState> last = run.statements().stream().filter(row -> row.statement() != null)
                .map(StatementRow::state).toList();
        assertThat(last.subList(last.size() - 3, last.size())).containsExactly(RowState.ROLLED_BACK, RowState.FAILED,
                RowState.NOT_RUN);
        assertThat(run.steps().getLast().stateProperty().get()).isEqualTo(RowState.FAILED);
        assertThat(run.doneProperty().get()).as("what was rolled back is not done")
                .isEqualTo((int) last.stream().filter(RowState.DONE::equals).count())
                .isEqualTo(run.total() - 3);
    }

    @Test
    void aPlanTheDatabaseLeftBehindIsRefusedAndMadeAgain() {
        bench.openSample();
        ApplyViewModel model = planned(Destination.upgrade("head"));
        bench.upgrade(FIRST);
        model.apply();
        boolean refused = model.failureProperty().get() instanceof RetortException why
                && why.code() == ProblemCode.VERSION_TABLE_CHANGED
                || model.resultProperty().get() instanceof RunResult.Stopped stopped
                        && stopped.cause().code() == ProblemCode.VERSION_TABLE_CHANGED;
        assertThat(refused).isTrue();
        assertThat(bench.session().state().orElseThrow().rows()).containsExactly(FIRST);
        model.plan();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.READY);
        assertThat(model.planProperty().get().steps()).hasSize(5);
    }

    @Test
    void severalHeadsCannotBeMeantByHead() throws IOException {
        OpenProject project = bench.openSample();
        Files.writeString(project.folder().resolve("versions/second.sql"),
                "-- Second head\n--\n-- revision: cccc00001111\n-- revises: " + FIRST + "\n\n-- +upgrade\nSELECT 1;\n");
        bench.session().reload();
        ApplyViewModel model = planned(Destination.upgrade("head"));
        assertThat(model.stageProperty().get()).isEqualTo(Stage.REFUSED);
        assertThat(((RetortException) model.failureProperty().get()).code()).isEqualTo(ProblemCode.MULTIPLE_HEADS);
        assertThat(planned(Destination.upgrade("heads")).stageProperty().get()).isEqualTo(Stage.READY);
    }

    @Test
    void thereIsNothingToRunWhereTheDatabaseIsAlready() {
        bench.openSample();
        bench.upgrade("head");
        assertThat(planned(Destination.upgrade("head")).stageProperty().get()).isEqualTo(Stage.NOTHING);
    }

    @Test
    void aStampWritesTheVersionTableAndRunsNothing() {
        bench.openSample();
        ApplyViewModel model = planned(new Destination.Migration(Direction.STAMP, List.of("head"),
                false));
        model.agreement().backupProperty().set(BackupKind.NONE);
        model.apply();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.DONE);
        assertThat(bench.session().state().orElseThrow().rows()).containsExactly("d8124e5b9a70");
        assertThat(bench.engine().tables().list(bench.session().database().orElseThrow())).extracting("name")
                .doesNotContain("orders");
    }

    @Test
    void aTableThatChangedSinceThePlanWasShownIsAskedAbout() throws SQLException {
        OpenProject project = bench.openSample();
        bench.upgrade("head");
        ApplyViewModel model = planned(Destination.downgrade(FIRST));
        model.agreement().backupProperty().set(BackupKind.NONE);
        execute(project, "ALTER TABLE orders ADD COLUMN by_hand text");
        model.apply();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.READY);
        assertThat(model.changedTablesProperty().get()).containsExactly("orders");
        assertThat(model.canApplyProperty().get()).isFalse();
        model.apply();
        assertThat(model.stageProperty().get()).as("not by asking twice").isEqualTo(Stage.READY);
        assertThat(bench.session().migratingProperty().get()).isNull();

        model.applyAllTheSame();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.DONE);
        assertThat(model.changedTablesProperty().get()).isEmpty();
    }

    @Test
    void aPlanMadeAgainKnowsTheTablesAsTheyAreNow() throws SQLException {
        OpenProject project = bench.openSample();
        bench.upgrade("head");
        ApplyViewModel model = planned(Destination.downgrade(FIRST));
        model.agreement().backupProperty().set(BackupKind.NONE);
        execute(project, "ALTER TABLE orders ADD COLUMN by_hand text");
        model.apply();
        model.plan();
        assertThat(model.changedTablesProperty().get()).isEmpty();
        model.agreement().backupProperty().set(BackupKind.NONE);
        model.apply();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.DONE);
    }

    @Test
    void rowsThatComeAndGoAreNoChangeOfATable() throws SQLException {
        OpenProject project = bench.openSample();
        bench.upgrade("head");
        ApplyViewModel model = planned(Destination.downgrade(FIRST));
        model.agreement().backupProperty().set(BackupKind.NONE);
        execute(project, "DELETE FROM orders");
        model.apply();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.DONE);
    }

    @Test
    void aPlanIsShownAndCanBeAppliedBeforeItsTablesWereLookedAt() {
        HeldWork work = new HeldWork();
        try (Bench held = Bench.with(folder.resolve("held"), work)) {
            held.openSample();
            work.hold(Messages.text("apply.looking"));
            ApplyViewModel model = new ApplyViewModel(held.session(), held.engine(), work, Clock.systemUTC(),
                    Destination.upgrade("head"));
            model.plan();
            assertThat(work.waiting()).isEqualTo(1);
            assertThat(model.stageProperty().get()).isEqualTo(Stage.READY);
            model.apply();
            assertThat(model.stageProperty().get()).isEqualTo(Stage.DONE);
        }
    }

    private static void execute(OpenProject project, String sql) throws SQLException {
        try (Stream<Path> files = Files.list(project.folder())) {
            Path database = files.filter(file -> file.toString().endsWith(".db")).findFirst().orElseThrow();
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ApplyViewModel planned(Destination.Migration wanted) {
        ApplyViewModel model = new ApplyViewModel(bench.session(), bench.engine(), bench.work(), Clock.systemUTC(),
                wanted);
        model.plan();
        return model;
    }
}
