package dev.retort.workbench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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
    void everythingCanBeReadAndHasAName(int width, int height) throws IOException {
        List<String> cut = new ArrayList<>();
        Set<String> unnamed = new TreeSet<>();
        Tour tour = new Tour(folder, width == 1280 ? Theme.LIGHT : Theme.DARK, width, height, (name, scene) -> {
            Pictures.write(scene, Path.of("target/pictures/narrow", name + "-" + width + ".png"));
            Pictures.onWindow(() -> {
                CutWords.in(scene.getRoot()).forEach(words -> cut.add(name + " " + words));
                Unnamed.in(scene.getRoot()).forEach(node -> unnamed.add(name + " " + node));
                return true;
            });
        });
        tour.ofWaypoint();
        tour.ofIntakeForms();
        tour.ofNothing();
        assertThat(cut).as("words that cannot be read to their end").isEmpty();
        assertThat(unnamed).as("what has no name for those who do not see it").isEmpty();
    }
}
