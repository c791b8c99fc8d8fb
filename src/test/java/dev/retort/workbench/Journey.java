package dev.retort.workbench;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import dev.retort.workbench.shell.Preferences;
import dev.retort.workbench.theme.Appearance;
import dev.retort.workbench.theme.Theme;
import dev.retort.workbench.work.FxWork;

/** What a person does in the whole window, with the mouse and the keys, on a real project. */
public abstract class Journey {

    private static final int SIZE = 1000;

    @TempDir
    protected Path folder;

    protected final FxRobot robot = new FxRobot();
    private Optional<Bench> bench = Optional.empty();
    private Optional<Workbench> workbench = Optional.empty();

    /** Opens the window on Welcome; its files are answered by {@link Bench#files()}. */
    protected final Workbench openWindow() {
        try {
            Stage stage = FxToolkit.registerPrimaryStage();
            Workbench made = Pictures.onWindow(() -> {
                Bench around = Bench.with(folder, new FxWork(failure -> {
                    throw new AssertionError("nobody hears this failure", failure);
                }));
                bench = Optional.of(around);
                Workbench window = new Workbench(around.engine(), around.work(),
                        Preferences.read(folder.resolve("state/workbench.properties")),
                        new Desktop(java.time.Clock.systemUTC(), ZoneOffset.UTC, around.folders(),
                                (_, startIn) -> Optional.of(startIn), around.files(), _ -> {}));
                Scene scene = new Scene(window.shell(), SIZE, SIZE);
                new Appearance(Theme.LIGHT).dress(scene);
                stage.setX(0);
                stage.setY(0);
                stage.setScene(scene);
                stage.show();
                return window;
            });
            workbench = Optional.of(made);
            return made;
        } catch (TimeoutException e) {
            throw new IllegalStateException("JavaFX does not start", e);
        }
    }

    @AfterEach
    final void closeWindow() throws TimeoutException {
        workbench.ifPresent(window -> Pictures.onWindow(() -> {
            window.parts().session().close();
            return true;
        }));
        FxToolkit.cleanupStages();
        bench.ifPresent(Bench::close);
    }

    protected final Bench bench() {
        return bench.orElseThrow();
    }

    /** Clicks on what has this id, once it is there and can be clicked. */
    protected final void click(String id) {
        until(id + " can be clicked", () -> seen(id).filter(node -> !node.isDisabled()).isPresent());
        robot.clickOn(id);
    }

    /** What has this id and is to be seen. */
    protected final Optional<Node> seen(String id) {
        return robot.lookup(id).queryAll().stream()
                .filter(node -> node.getScene() != null && node.isVisible() && node.getLayoutBounds().getWidth() > 0)
                .findFirst();
    }

    /** The words of what has this id, once it has some. */
    protected final String words(String id) {
        until(id + " is there", () -> seen(id).isPresent());
        return Pictures.onWindow(() -> seen(id).map(Journey::wordsIn).orElse(""));
    }

    private static String wordsIn(Node node) {
        StringBuilder words = new StringBuilder(
                node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "");
        if (node instanceof javafx.scene.Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> words.append(wordsIn(child)));
        }
        return words.toString();
    }

    /** Waits for something to become true on the window's thread. */
    protected final void until(String what, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> Pictures.onWindow(condition::getAsBoolean));
        } catch (TimeoutException e) {
            throw new AssertionError("still not so after a minute: " + what, e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }
}
