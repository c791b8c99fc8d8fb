package dev.retort.workbench.editor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.util.Optional;

import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.retort.engine.DatabaseChoice;
import dev.retort.workbench.Bench;
import dev.retort.workbench.Desktop;
import dev.retort.workbench.Pictures;
import dev.retort.workbench.Waypoint;
import dev.retort.workbench.Workbench;
import dev.retort.workbench.shell.Destination;
import dev.retort.workbench.shell.Preferences;
import dev.retort.workbench.theme.Theme;

import static org.assertj.core.api.Assertions.assertThat;

/** Draws the screen as a person would see it; the pictures are for looking at. */
class EditorPictureTest {

    private static final String SKILLS = """
            -- Match visitors to counsellors by skill
            --
            -- revision: 9d04f7e2b8c1
            -- revises: 3f9c2a71d04b
            -- created: 2026-11-21T15:02:11Z
            -- depends-on: f80c2d46b9a2

            -- +upgrade
            CREATE TABLE skills (
                id       integer PRIMARY KEY,
                name     text NOT NULL UNIQUE,
                esco_uri text DEFAULT 'http://data.europa.eu/esco/skill'
            );

            INSERT INTO skills (name)
            SELECT DISTINCT trim(s.kind)
              FROM sessions s
              JOIN cases c ON c.id = s.case_id
             WHERE c.priority > 10 -- 급한 사례만
             ORDER BY 1;
            """;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        Pictures.start();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aFileWithProblemsIsDrawn(Theme theme) throws IOException {
        draw("editor-problems", theme, project -> Files.writeString(
                project.resolve("versions/9d04f7e2b8c1_match_by_skill.sql"), SKILLS),
                "9d04f7e2b8c1_match_by_skill.sql");
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void anAppliedFileIsDrawn(Theme theme) throws IOException {
        draw("editor-applied", theme, _ -> {}, "c1f0a9473be2.sql");
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aSearchInAFileThatChangedOnDiskIsDrawn(Theme theme) throws IOException {
        draw("editor-find", theme, _ -> {}, "c1f0a9473be2.sql", drawn -> {
            Path file = folder.toRealPath().resolve("waypoint/versions/c1f0a9473be2.sql");
            ((CodeArea) drawn.getRoot().lookup("#editor-area")).insertText(0, "-- A note\n");
            Files.writeString(file, "\n", StandardOpenOption.APPEND);
            Event.fireEvent(drawn.getRoot(), key(KeyCode.F5, false));
            Event.fireEvent(drawn.getRoot(), key(KeyCode.F, true));
            ((TextField) drawn.getRoot().lookup("#editor-find-field")).setText("case");
        });
    }

    private static KeyEvent key(KeyCode code, boolean control) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void theScreenWithoutAFileIsDrawn(Theme theme) throws IOException {
        draw("editor-empty", theme, _ -> {}, "");
    }

    private interface Change<T> {
        void in(T changed) throws IOException;
    }

    private void draw(String name, Theme theme, Change<Path> change, String file) throws IOException {
        draw(name, theme, change, file, _ -> {});
    }

    private void draw(String name, Theme theme, Change<Path> change, String file, Change<Scene> then)
            throws IOException {
        Path picture = Path.of("target/pictures/" + name + "-" + theme.text() + ".png");
        try (Waypoint waypoint = new Waypoint(folder.toRealPath())) {
            waypoint.upgrade("waypoint-dev", "3f9c2a71d04b");
            change.in(waypoint.folder());
            Scene scene = Pictures.onWindow(() -> {
                Workbench bench = new Workbench(waypoint.engine(), new WithoutWatch(),
                        Preferences.read(folder.resolve("window.properties")),
                        new Desktop(waypoint.clock(), ZoneOffset.UTC, waypoint.folders(),
                                (_, _) -> Optional.empty(), new Bench.GivenFiles(), _ -> {}));
                bench.parts().session().show(waypoint.engine().open(waypoint.folder()),
                        DatabaseChoice.profile("waypoint-dev"));
                Scene drawn = Pictures.scene(bench.shell(), theme);
                Path versions = waypoint.folder().resolve("versions");
                bench.go(new Destination.OnScreen("editor"));
                if (!file.isEmpty()) {
                    bench.go(new Destination.InEditor(versions.resolve("3f9c2a71d04b.sql"), null));
                    bench.go(new Destination.InEditor(versions.resolve(file), null));
                }
                drawn.getRoot().applyCss();
                drawn.getRoot().layout();
                then.in(drawn);
                return drawn;
            });
            Pictures.write(scene, picture);
            assertThat(picture).isNotEmptyFile();
        }
    }
}
