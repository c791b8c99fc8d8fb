package dev.retort.workbench.apply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.engine.DatabaseChoice;
import dev.retort.plan.PlannedStep;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.workbench.Bench;
import dev.retort.workbench.IntakeForms;
import dev.retort.workbench.apply.ApplyViewModel.Stage;
import dev.retort.workbench.shell.Destination;

import static org.assertj.core.api.Assertions.assertThat;

/** Asking before the project's own Alembic runs what cannot be read. Needs Debian's alembic. */
class AlembicOfferTest {

    @TempDir
    Path folder;
    private Bench bench;
    private Path project;

    @BeforeEach
    void open() throws IOException {
        bench = Bench.inline(folder.toRealPath());
        project = IntakeForms.in(folder);
        bench.session().show(bench.engine().open(project), DatabaseChoice.OF_THE_PROJECT);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void nothingOfTheProjectRunsBeforeAPersonAllowsIt() {
        ApplyViewModel model = planned();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.REFUSED);
        assertThat(((RetortException) model.failureProperty().get()).code()).isEqualTo(ProblemCode.UNSUPPORTED_PYTHON);
        assertThat(model.alembicCommandProperty().get()).isEqualTo("./alembic.sh");
        assertThat(project.resolve("calls.txt")).doesNotExist();
        assertThat(planned().stageProperty().get()).as("and it is not taken as allowed").isEqualTo(Stage.REFUSED);
    }

    @Test
    void allowedOnceItHoldsForThisPlanOnly() {
        ApplyViewModel model = planned();
        model.allowAlembicOnce();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.READY);
        assertThat(model.planProperty().get().steps()).extracting(PlannedStep::runsOutside)
                .containsExactly(false, false, true, false);
        assertThat(project.resolve("calls.txt")).as("a plan runs nothing").doesNotExist();
        assertThat(planned().stageProperty().get()).isEqualTo(Stage.REFUSED);
    }

    @Test
    void allowedForTheProjectItIsNotAskedAgainAndItsOutputIsShown() throws IOException {
        ApplyViewModel model = planned();
        model.allowAlembic();
        model.apply();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.DONE);
        RunModel run = model.runProperty().get();
        assertThat(run.log().outputProperty().get()).contains("made the table of workers");
        assertThat(run.fraction()).isEqualTo(1);
        assertThat(Files.readAllLines(project.resolve("calls.txt"))).hasSize(1).first().asString()
                .endsWith("upgrade " + IntakeForms.UNREADABLE);
        assertThat(bench.session().state().orElseThrow().rows()).containsExactly(IntakeForms.HEAD);

        ApplyViewModel again = new ApplyViewModel(bench.session(), bench.engine(), bench.work(), Clock.systemUTC(),
                Destination.downgrade("base"));
        again.plan();
        assertThat(again.stageProperty().get()).isEqualTo(Stage.READY);
    }

    @Test
    void whereNoAlembicIsFoundNothingIsAsked() throws IOException {
        Files.delete(project.resolve("retort.toml"));
        bench.session().show(bench.engine().open(project), DatabaseChoice.OF_THE_PROJECT);
        ApplyViewModel model = planned();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.REFUSED);
        assertThat(model.alembicCommandProperty().get()).isEmpty();
    }

    @Test
    void aFailureOfItStopsTheRunAndItsOutputStays() throws IOException {
        Path script = project.resolve("alembic.sh");
        Files.writeString(script, "#!/bin/sh\necho 'no module named intake'\nexit 3\n");
        ApplyViewModel model = planned();
        model.allowAlembicOnce();
        model.apply();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.STOPPED);
        assertThat(model.runProperty().get().log().outputProperty().get()).isEqualTo("no module named intake\n");
        assertThat(model.runProperty().get().steps().get(model.runProperty().get().steps().size() - 2).stateProperty()
                .get()).isEqualTo(RowState.FAILED);
        assertThat(bench.session().state().orElseThrow().rows()).containsExactly(IntakeForms.READS_ROWS);
    }

    private ApplyViewModel planned() {
        ApplyViewModel model = new ApplyViewModel(bench.session(), bench.engine(), bench.work(), Clock.systemUTC(),
                Destination.upgrade("head"));
        model.plan();
        return model;
    }
}
