package dev.retort.workbench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

import javafx.scene.image.Image;

/** The window's icon in every size a desktop asks for. */
final class WindowIcons {

    private static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256, 512);

    private WindowIcons() {}

    /** The sizes the build has put into the program, small ones first; they are drawn in {@code assets}. */
    static List<Image> all() {
        return SIZES.stream().filter(size -> WindowIcons.class.getResource(name(size)) != null)
                .map(WindowIcons::read).toList();
    }

    private static Image read(int size) {
        try (InputStream in = WindowIcons.class.getResourceAsStream(name(size))) {
            return new Image(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(int size) {
        return "icons/icon-" + size + ".png";
    }
}
