package dev.retort.workbench.history;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

import javafx.scene.Scene;
import javafx.scene.control.RadioButton;
import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.retort.problem.Cancellation;
import dev.retort.workbench.Bench;
import dev.retort.workbench.Pictures;
import dev.retort.workbench.shell.Pane;
import dev.retort.workbench.shell.Panes;
import dev.retort.workbench.shell.Preferences;
import dev.retort.workbench.theme.Theme;

import static org.assertj.core.api.Assertions.assertThat;

/** Draws the screen as a person would see it; the pictures are for looking at. */
class HistoryPictureTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        Pictures.start();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void logBackupsAndRestoreAreDrawn(Theme theme) {
        Path log = Path.of("target/pictures/history-" + theme.text() + ".png");
        Path restore = Path.of("target/pictures/history-restore-" + theme.text() + ".png");
        try (Bench bench = Bench.inline(folder)) {
            bench.openSample();
            bench.upgrade("4b7e1c09d2fa");
            bench.engine().backup(bench.session().project().orElseThrow(),
                    bench.session().database().orElseThrow(), null, (_, _) -> {}, new Cancellation());
            bench.upgrade("head");
            AtomicReference<Pane> opened = new AtomicReference<>();
            Scene scene = Pictures.onWindow(() -> {
                HistoryScreen screen = screen(bench, opened);
                screen.shown();
                String id = bench.engine().backups(bench.session().project().orElseThrow(),
                        bench.session().database().orElseThrow()).getFirst().id();
                screen.restoring(id);
                return Pictures.scene(screen.view(), theme);
            });
            Pictures.write(scene, log);
            Scene pane = Pictures.onWindow(() -> {
                opened.get().content().getStyleClass().add("floating-pane");
                opened.get().content().setMaxWidth(480);
                Scene made = Pictures.scene(new StackPane(opened.get().content()), theme);
                made.getRoot().applyCss();
                made.getRoot().layout();
                ((RadioButton) made.lookup("#restore-in-place")).setSelected(true);
                return made;
            });
            Pictures.write(pane, restore);
            assertThat(log).isNotEmptyFile();
            assertThat(restore).isNotEmptyFile();
        }
    }

    private HistoryScreen screen(Bench bench, AtomicReference<Pane> opened) {
        Panes panes = new Panes() {
            @Override
            public void open(Pane pane) {
                opened.set(pane);
            }

            @Override
            public void close() {
                opened.set(null);
            }
        };
        return new HistoryScreen(bench.engine(), bench.work(), new HistoryScreen.Frame(bench.session(), panes,
                bench.notices(), bench::go, bench.files(), Preferences.read(folder.resolve("none")), ZoneOffset.UTC));
    }
}
