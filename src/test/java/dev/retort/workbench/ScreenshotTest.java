package dev.retort.workbench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import javafx.scene.Scene;
import javafx.scene.control.Button;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.retort.engine.DatabaseChoice;
import dev.retort.workbench.shell.Destination;
import dev.retort.workbench.shell.Preferences;
import dev.retort.workbench.theme.Theme;
import dev.retort.workbench.work.InlineWork;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Draws every screen, light and dark, and keeps the pictures in {@code assets/screenshots} as true as the screens: one
 * that differs by more than a clock's digits takes the place of the one before.
 */
class ScreenshotTest {

    private static final Path KEPT = Path.of("assets/screenshots");
    private static final double SAME = 0.003;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        Pictures.start();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyScreenIsDrawn(Theme theme) throws IOException {
        try (Waypoint waypoint = new Waypoint(folder)) {
            waypoint.upgrade("waypoint-staging", "78c0f5a2e1d6", "2fd8b7a04e91", "47f2d90c3ba6", "a5d6720f8ec4",
                    "d72b8e90f645", "e4470c1d8f93", "8d1e0b52c6aa");
            Preferences preferences = Preferences.read(folder.resolve("none"));
            Workbench bench = Pictures.onWindow(() -> new Workbench(waypoint.engine(), new InlineWork(), preferences,
                    new Desktop(waypoint.clock(), ZoneOffset.UTC, waypoint.folders(), (_, _) -> Optional.empty(),
                            new Bench.GivenFiles(), _ -> {})));
            Scene scene = Pictures.onWindow(() -> {
                bench.parts().recent().opened(Path.of("/home/mira/work/intake-forms"),
                        Waypoint.NOW.minus(Duration.ofDays(3)));
                return Pictures.scene(bench.shell(), theme);
            });
            keep(scene, "welcome", theme);
            Pictures.onWindow(() -> {
                bench.parts().session().open(waypoint.folder(), DatabaseChoice.profile("waypoint-staging"),
                        failure -> {
                            throw new AssertionError(failure);
                        });
                return true;
            });
            draw(scene, bench, new Destination.InGraph("c1f0a9473be2"), "graph", theme);
            draw(scene, bench, new Destination.OnScreen("connections"), "connections", theme);
            draw(scene, bench, Destination.upgrade("head"), "apply", theme);
            Pictures.onWindow(() -> {
                ((Button) scene.lookup("#apply-button")).fire();
                return true;
            });
            keep(scene, "applied", theme);
            Pictures.onWindow(() -> {
                ((Button) scene.lookup("#show-changes")).fire();
                return true;
            });
            keep(scene, "tables", theme);
            draw(scene, bench, new Destination.InHistory(""), "history", theme);
            draw(scene, bench, new Destination.InEditor(
                    bench.parts().session().project().orElseThrow().scripts().find("c1f0a9473be2").orElseThrow().path(),
                    null),
                    "editor", theme);
        }
    }

    private static void draw(Scene scene, Workbench bench, Destination place, String name, Theme theme)
            throws IOException {
        Pictures.onWindow(() -> {
            bench.go(place);
            return true;
        });
        keep(scene, name, theme);
    }

    private static void keep(Scene scene, String name, Theme theme) throws IOException {
        String file = name + "-" + theme.text() + ".png";
        Path drawn = Path.of("target/pictures").resolve(file);
        Pictures.write(scene, drawn);
        Path kept = KEPT.resolve(file);
        BufferedImage now = ImageIO.read(drawn.toFile());
        assertThat(colours(now)).as("colours in %s", file).isGreaterThan(20);
        if (!Files.exists(kept) || difference(now, ImageIO.read(kept.toFile())) > SAME) {
            Files.createDirectories(KEPT);
            Files.copy(drawn, kept, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static long colours(BufferedImage image) {
        return IntStream.range(0, image.getHeight())
                .flatMap(y -> IntStream.range(0, image.getWidth()).map(x -> image.getRGB(x, y)))
                .distinct().count();
    }

    /** The share of pixels that are not the same; 1 where the sizes differ. */
    private static double difference(BufferedImage one, BufferedImage other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return 1;
        }
        long differing = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                differing += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
            }
        }
        return (double) differing / one.getWidth() / one.getHeight();
    }
}
