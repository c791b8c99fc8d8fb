package dev.retort.workbench.editor;

import java.nio.file.Path;

import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;

import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.retort.workbench.Bench;
import dev.retort.workbench.Pictures;
import dev.retort.workbench.shell.Preferences;
import dev.retort.workbench.theme.Theme;

import static org.assertj.core.api.Assertions.assertThat;

/** Draws the screen as a person would see it; the pictures are for looking at. */
class EditorPictureTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        Pictures.start();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void theScreenIsDrawn(Theme theme) {
        Path picture = Path.of("target/pictures/editor-" + theme.text() + ".png");
        try (Bench bench = Bench.inline(folder)) {
            bench.openSample();
            bench.upgrade("91d3f6a8027c");
            Path versions = folder.resolve("shop/versions");
            Scene scene = Pictures.onWindow(() -> {
                EditorScreen screen = new EditorScreen(bench.engine(), new EditorScreen.Frame(bench.work(),
                        bench.session(), bench.notices(), bench::go, Preferences.read(folder.resolve("none"))));
                Scene made = Pictures.scene(screen.view(), theme);
                screen.open(versions.resolve("91d3f6a8027c_take_orders.sql"), null);
                screen.open(versions.resolve("c05a2be47f19_keep_each_orders_total.sql"), null);
                made.getRoot().applyCss();
                made.getRoot().layout();
                ((ToggleButton) made.lookup("#editor-preview")).fire();
                CodeArea area = (CodeArea) made.lookup("#editor-area");
                area.replaceText(3, 3, "주문 ");
                int marker = area.getText().indexOf("+downgrade");
                area.replaceText(marker, marker + 10, "+downgrade sideways");
                screen.find();
                return made;
            });
            Pictures.write(scene, picture);
            assertThat(picture).isNotEmptyFile();
        }
    }
}
