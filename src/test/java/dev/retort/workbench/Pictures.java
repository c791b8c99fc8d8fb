package dev.retort.workbench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.imageio.ImageIO;

import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;

import org.testfx.api.FxToolkit;

import dev.retort.workbench.theme.Appearance;
import dev.retort.workbench.theme.Fonts;
import dev.retort.workbench.theme.Theme;

/** Takes pictures of scenes without a window: 1440 × 900 unless told otherwise. */
public final class Pictures {

    static final int WIDTH = 1440;
    static final int HEIGHT = 900;

    private Pictures() {}

    /** Starts JavaFX where no test has yet. */
    public static void start() {
        try {
            FxToolkit.registerPrimaryStage();
        } catch (TimeoutException e) {
            throw new IllegalStateException("JavaFX does not start", e);
        }
        onWindow(() -> {
            Fonts.load();
            return true;
        });
    }

    /** Runs on JavaFX's thread and waits for what comes of it. */
    public static <T> T onWindow(Callable<T> action) {
        if (Platform.isFxApplicationThread()) {
            return called(action);
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(action.call());
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        });
        return called(() -> result.get(60, TimeUnit.SECONDS));
    }

    private static <T> T called(Callable<T> action) {
        try {
            return action.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Lets everything that was queued happen, several turns of the event loop. */
    public static void settle() {
        for (int i = 0; i < 4; i++) {
            onWindow(() -> true);
        }
    }

    /** A scene of the usual size in a theme; to be shown nowhere. */
    public static Scene scene(Parent root, Theme theme) {
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        new Appearance(theme).dress(scene);
        return scene;
    }

    /** Draws a scene into a PNG file. */
    public static void write(Scene scene, Path file) {
        settle();
        WritableImage image = onWindow(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return scene.snapshot(null);
        });
        writePng(image, file);
    }

    private static void writePng(WritableImage image, Path file) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        PixelReader pixels = image.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                copy.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            ImageIO.write(copy, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
