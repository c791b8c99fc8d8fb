package dev.retort.workbench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import javafx.scene.Scene;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.retort.workbench.theme.Theme;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Draws every screen, light and dark, and keeps the pictures in {@code assets/screenshots} as true as the screens: one
 * that differs by more than a clock's digits takes the place of the one before.
 */
class ScreenshotTest {

    private static final Path KEPT = Path.of("assets/screenshots");
    /** Drawn for whoever works on the screens, and not kept. */
    private static final Set<String> LOOKED_AT_ONLY = Set.of("new-revision", "changes-renamed",
            "alembic-unreadable", "alembic-applied",
            "empty-editor", "empty-tables", "empty-history");
    /** A few figures of time and size that differ from run to run. */
    private static final double SAME = 0.0007;

    @BeforeAll
    static void start() {
        Pictures.start();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyScreenIsDrawn(Theme theme) throws IOException {
        // Paths are seen in the pictures: the same ones each time, for one test at a time.
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (FileChannel channel = FileChannel.open(temporary.resolve("mira.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); FileLock _ = channel.lock()) {
            Path folder = temporary.resolve("mira");
            delete(folder);
            Tour tour = new Tour(Files.createDirectory(folder), theme, Pictures.WIDTH, Pictures.HEIGHT,
                    (name, scene) -> keep(scene, name + "-" + theme.text() + ".png"));
            tour.ofWaypoint();
            tour.ofIntakeForms();
            tour.ofNothing();
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private static void keep(Scene scene, String file) {
        Path drawn = Path.of("target/pictures").resolve(file);
        Pictures.write(scene, drawn);
        if (LOOKED_AT_ONLY.stream().anyMatch(file::startsWith)) {
            return;
        }
        Path kept = KEPT.resolve(file);
        try {
            BufferedImage now = ImageIO.read(drawn.toFile());
            assertThat(colours(now)).as("colours in %s", file).isGreaterThan(20);
            if (!Files.exists(kept) || difference(now, ImageIO.read(kept.toFile())) > SAME) {
                Files.createDirectories(KEPT);
                Files.copy(drawn, kept, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
