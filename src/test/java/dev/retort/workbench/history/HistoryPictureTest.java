package dev.retort.workbench.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;

import javafx.scene.Scene;
import javafx.scene.control.RadioButton;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.retort.backup.BackupKind;
import dev.retort.backup.BackupManifest;
import dev.retort.backup.BackupProgress;
import dev.retort.connect.Database;
import dev.retort.engine.ApplyOptions;
import dev.retort.engine.DatabaseChoice;
import dev.retort.engine.OpenProject;
import dev.retort.engine.PlanRequest;
import dev.retort.engine.WhenMoved;
import dev.retort.problem.Cancellation;
import dev.retort.run.RunListener;
import dev.retort.workbench.Bench;
import dev.retort.workbench.Desktop;
import dev.retort.workbench.Pictures;
import dev.retort.workbench.Waypoint;
import dev.retort.workbench.Workbench;
import dev.retort.workbench.shell.Destination;
import dev.retort.workbench.shell.Preferences;
import dev.retort.workbench.theme.Theme;
import dev.retort.workbench.work.InlineWork;

import static org.assertj.core.api.Assertions.assertThat;

/** Draws the screen as a person would see it; the pictures are for looking at. */
class HistoryPictureTest {

    private static final String PROFILE = "waypoint-production";

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        Pictures.start();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void theLogAndTheBackupsAreDrawn(Theme theme) throws IOException {
        draw(theme, "history-" + theme.text(), PROFILE, window -> window.go(new Destination.InHistory("ffffbad00001")));
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void restoringInPlaceIsDrawn(Theme theme) throws IOException {
        draw(theme, "history-restore-" + theme.text(), PROFILE, window -> {
            var session = window.parts().session();
            BackupManifest backup = window.parts().engine()
                    .backups().list(session.project().orElseThrow(), session.database().orElseThrow()).getLast();
            window.go(new Destination.Restore(backup.id()));
            ((RadioButton) window.shell().lookup("#restore-in-place")).setSelected(true);
        });
    }

    @Test
    void whatAnotherToolAppliedIsDrawn() throws IOException {
        draw(Theme.LIGHT, "history-foreign", PROFILE, window -> window.go(new Destination.InHistory("1c7e94b05fda")));
    }

    @Test
    void anEmptyHistoryIsDrawn() throws IOException {
        draw(Theme.LIGHT, "history-empty", "waypoint-dev", window -> window.go(new Destination.OnScreen("history")));
    }

    private void draw(Theme theme, String name, String profile, Consumer<Workbench> doing) throws IOException {
        Path picture = Path.of("target/pictures/" + name + ".png");
        try (Waypoint waypoint = new Waypoint(folder)) {
            if (profile.equals(PROFILE)) {
                fill(waypoint);
            }
            Scene scene = Pictures.onWindow(() -> {
                Workbench window = new Workbench(waypoint.engine(), new InlineWork(),
                        Preferences.read(folder.resolve("workbench.properties")),
                        new Desktop(waypoint.clock(), ZoneOffset.UTC, waypoint.folders(),
                                (_, startIn) -> Optional.of(startIn), new Bench.GivenFiles(), _ -> {}));
                Scene made = Pictures.scene(window.shell(), theme);
                window.parts().session().show(waypoint.engine().open(waypoint.folder()),
                        DatabaseChoice.profile(profile));
                doing.accept(window);
                return made;
            });
            Pictures.write(scene, picture);
            assertThat(picture).isNotEmptyFile();
        }
    }

    private static void fill(Waypoint waypoint) throws IOException {
        waypoint.upgrade(PROFILE, "0d93a4be6f57");
        Files.delete(waypoint.folder().resolve(PROFILE + ".db-retort"));
        waypoint.upgrade(PROFILE, "8d1e0b52c6aa");
        backup(waypoint);
        Files.writeString(waypoint.folder().resolve("versions/ffffbad00001.sql"), """
                -- Make visitors.email unique
                --
                -- revision: ffffbad00001
                -- revises: 8d1e0b52c6aa
                -- branch-labels: attempt
                -- created: 2026-11-21T10:15:00Z

                -- +upgrade
                ALTER TABLE visitors ADD COLUMN email text;
                CREATE UNIQUE INDEX ux_visitors_email ON visitors (email);
                """);
        run(waypoint, "ffffbad00001");
        waypoint.upgrade(PROFILE, "5be07d92af16", "3f9c2a71d04b");
        backup(waypoint);
        BackupManifest damaged = backup(waypoint);
        Files.writeString(damaged.file(), "not what it was");
        Path edited = waypoint.folder().resolve("versions/91d3f6be0a58.sql");
        Files.writeString(edited, Files.readString(edited) + "-- edited\n");
    }

    private static BackupManifest backup(Waypoint waypoint) {
        OpenProject project = waypoint.engine().open(waypoint.folder());
        Database database = waypoint.engine().choose(project, DatabaseChoice.profile(PROFILE));
        return waypoint.engine().backups().take(project, database, null, BackupProgress.NONE, new Cancellation());
    }

    private static void run(Waypoint waypoint, String target) {
        OpenProject project = waypoint.engine().open(waypoint.folder());
        Database database = waypoint.engine().choose(project, DatabaseChoice.profile(PROFILE));
        waypoint.engine().apply(project, database,
                waypoint.engine().plan(project, PlanRequest.upgrade(database, target)),
                new ApplyOptions(BackupKind.NONE, null, PROFILE, ApplyOptions.DEFAULT_LOCK_WAIT, WhenMoved.REFUSE),
                RunListener.NONE, new Cancellation());
    }
}
