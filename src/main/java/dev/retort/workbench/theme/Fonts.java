package dev.retort.workbench.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import javafx.scene.text.Font;

/** Inter and JetBrains Mono, from the jars that bring them. */
public final class Fonts {

    private static final String FOLDER = "/com/formdev/flatlaf/fonts/";
    private static final List<String> FILES = List.of("inter/Inter-Regular.otf", "inter/Inter-Italic.otf",
            "inter/Inter-SemiBold.otf", "inter/Inter-Bold.otf", "jetbrains_mono/JetBrainsMono-Regular.ttf",
            "jetbrains_mono/JetBrainsMono-Italic.ttf", "jetbrains_mono/JetBrainsMono-Bold.ttf");

    private Fonts() {}

    /** Makes them known to JavaFX; where a jar is missing its fonts are, and the next family of the stylesheet serves. */
    public static void load() {
        for (String file : FILES) {
            try (InputStream in = Fonts.class.getResourceAsStream(FOLDER + file)) {
                if (in != null) {
                    Font.loadFont(in, 13);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("a font in a jar cannot be read: " + file, e);
            }
        }
    }
}
