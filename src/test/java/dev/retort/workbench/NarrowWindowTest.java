package dev.retort.workbench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.retort.workbench.theme.Theme;

import static org.assertj.core.api.Assertions.assertThat;

/** Every screen in windows smaller than those of the pictures: whatever is written can be read to its end. */
class NarrowWindowTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        Pictures.start();
    }

    @ParameterizedTest
    @CsvSource({"1280, 800", "1000, 640"})
    void nothingIsCut(int width, int height) throws IOException {
        List<String> cut = new ArrayList<>();
        Tour tour = new Tour(folder, width == 1280 ? Theme.LIGHT : Theme.DARK, width, height, (name, scene) -> {
            Pictures.write(scene, Path.of("target/pictures/narrow", name + "-" + width + ".png"));
            Pictures.onWindow(() -> cut.addAll(CutWords.in(scene.getRoot()).stream()
                    .map(words -> name + " " + words).toList()));
        });
        tour.ofWaypoint();
        tour.ofIntakeForms();
        assertThat(cut).isEmpty();
    }
}
