package dev.retort.workbench.tables;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;

import javafx.scene.Scene;
import javafx.scene.control.TabPane;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.retort.browse.TableName;
import dev.retort.revision.Direction;
import dev.retort.workbench.Bench;
import dev.retort.workbench.Pictures;
import dev.retort.workbench.shell.Destination.Touched;
import dev.retort.workbench.shell.Preferences;
import dev.retort.workbench.theme.Theme;

import static org.assertj.core.api.Assertions.assertThat;

/** Draws the screen as a person would see it; the pictures are for looking at. */
class TablesPictureTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        Pictures.start();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void rowsAndStructureAreDrawn(Theme theme) {
        Path data = Path.of("target/pictures/tables-" + theme.text() + ".png");
        Path structure = Path.of("target/pictures/tables-structure-" + theme.text() + ".png");
        try (Bench bench = Bench.inline(folder)) {
            bench.openSample();
            bench.upgrade("head");
            Scene scene = Pictures.onWindow(() -> {
                TablesScreen screen = new TablesScreen(bench.engine(), bench.work(),
                        new TablesScreen.Frame(bench.session(), bench::go, bench.notices(), bench.files(),
                                Preferences.read(folder.resolve("none")), ZoneOffset.UTC));
                screen.shown();
                screen.mark(new Touched(List.of("c05a2be47f19"), Direction.UPGRADE,
                        List.of("ALTER TABLE orders ADD COLUMN total_cents bigint",
                                "UPDATE orders SET total_cents = 0", "CREATE TABLE reviews (id integer)")));
                screen.look(new TableName("main", "orders"));
                return Pictures.scene(screen.view(), theme);
            });
            Pictures.write(scene, data);
            Pictures.onWindow(() -> {
                ((TabPane) scene.lookup(".tab-pane")).getSelectionModel().select(1);
                return true;
            });
            Pictures.write(scene, structure);
            assertThat(data).isNotEmptyFile();
            assertThat(structure).isNotEmptyFile();
        }
    }
}
