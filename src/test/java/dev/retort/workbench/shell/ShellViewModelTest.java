package dev.retort.workbench.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.engine.DatabaseChoice;
import dev.retort.engine.OpenProject;
import dev.retort.revision.Direction;
import dev.retort.workbench.Bench;
import dev.retort.workbench.shell.ShellViewModel.MainAction;

import static org.assertj.core.api.Assertions.assertThat;

class ShellViewModelTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;
    private Bench bench;
    private RecentProjects recent;
    private ShellViewModel model;

    @BeforeEach
    void open() {
        bench = Bench.inline(folder);
        recent = new RecentProjects(Preferences.read(folder.resolve("none")));
        model = new ShellViewModel(bench.session(), recent, NOON);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void withoutAProjectThereIsNothingToSay() {
        assertThat(model.summaryProperty().get()).isNull();
        assertThat(model.mainActionProperty().get()).isEqualTo(MainAction.NONE);
    }

    @Test
    void theSentenceCountsWhatIsPendingAndNamesWhereTheDatabaseIs() {
        bench.openSample();
        assertThat(sentence()).isEqualTo("6 revisions behind · at base · head d8124e5b9a70");
        bench.upgrade("91d3f6a8027c");
        assertThat(sentence()).isEqualTo("4 revisions behind · at 91d3f6a8027c · head d8124e5b9a70");
        assertThat(model.mainActionProperty().get()).isEqualTo(MainAction.UPGRADE_TO_HEAD);
        bench.upgrade("head");
        assertThat(sentence()).isEqualTo("Up to date · at head d8124e5b9a70");
        assertThat(model.mainActionProperty().get()).isEqualTo(MainAction.UP_TO_DATE);
    }

    @Test
    void aSecondHeadTurnsTheMainActionIntoAMergeWithTheUpgradeBesideIt() throws IOException {
        OpenProject project = bench.openSample();
        Files.writeString(project.folder().resolve("versions/second.sql"), "-- Second head\n--\n"
                + "-- revision: cccc00001111\n-- revises: 4b7e1c09d2fa\n\n-- +upgrade\nSELECT 1;\n");
        bench.session().reload();
        assertThat(model.mainActionProperty().get()).isEqualTo(MainAction.MERGE_HEADS);
        assertThat(model.canUpgradeHeadsProperty().get()).isTrue();
        assertThat(sentence()).contains("heads").contains("cccc00001111");
    }

    @Test
    void aRevisionNoFileHasIsSaidFirst() throws IOException {
        OpenProject project = bench.openSample();
        bench.upgrade("head");
        try (var files = Files.list(project.folder().resolve("versions"))) {
            Files.delete(files.filter(file -> file.toString().contains("d8124e5b9a70")).findFirst().orElseThrow());
        }
        bench.session().reload();
        assertThat(sentence()).startsWith("The database names a revision no file has").endsWith("d8124e5b9a70");
        assertThat(model.mainActionProperty().get()).isNotEqualTo(MainAction.UPGRADE_TO_HEAD);
    }

    @Test
    void aFileThatCannotBeReadIsSaid() throws IOException {
        OpenProject project = bench.openSample();
        Files.writeString(project.folder().resolve("versions/bad.sql"), "-- +upgrade\nSELECT 'no end\n");
        bench.session().reload();
        assertThat(sentence()).isEqualTo("1 file cannot be read");
    }

    @Test
    void whileARunIsUnderWayTheMainActionIsOff() {
        bench.openSample();
        bench.session().beganRun(Direction.UPGRADE);
        assertThat(model.mainActionProperty().get()).isEqualTo(MainAction.RUNNING);
        assertThat(sentence()).startsWith("Upgrading");
        bench.session().endedRun();
        assertThat(model.mainActionProperty().get()).isEqualTo(MainAction.UPGRADE_TO_HEAD);
    }

    @Test
    void aDatabaseThatCannotBeReachedIsSaidInItsOwnWords() throws IOException {
        OpenProject project = bench.openSample();
        Path file = project.folder().resolve("broken.db");
        Files.writeString(file, "this is no database at all, only some text that is long enough to be looked at");
        bench.session().choose(DatabaseChoice.url("sqlite:///" + file));
        assertThat(bench.session().standingProperty().get()).isInstanceOf(DatabaseStanding.Unknown.class);
        assertThat(model.summaryProperty().get().look()).isEqualTo("danger");
    }

    @Test
    void anOpenedProjectComesFirstAmongTheRecentWithHowItStood() {
        bench.openSample();
        assertThat(recent.list()).singleElement().satisfies(first -> {
            assertThat(first.folder()).isEqualTo(folder.resolve("shop"));
            assertThat(first.standing()).isEqualTo("6 revisions behind on shop.db");
            assertThat(first.openedAt()).isEqualTo(NOON.instant());
        });
    }

    @Test
    void closingTheProjectEmptiesEverything() {
        bench.openSample();
        bench.session().close();
        assertThat(model.projectNameProperty().get()).isEmpty();
        assertThat(model.serverProperty().get()).isEmpty();
        assertThat(model.summaryProperty().get()).isNull();
    }

    private String sentence() {
        return model.summaryProperty().get().text();
    }
}
