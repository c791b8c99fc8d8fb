package dev.retort.workbench;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import dev.retort.connect.UserFolders;
import dev.retort.dialect.Actor;
import dev.retort.engine.Engine;
import dev.retort.engine.Surroundings;
import dev.retort.workbench.shell.PasswordPane;
import dev.retort.workbench.shell.Preferences;
import dev.retort.workbench.theme.Appearance;
import dev.retort.workbench.theme.Theme;
import dev.retort.workbench.work.FxWork;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A journey through the whole workbench in a window of its own, with a real engine whose folders are all in a temporary
 * one. The only class of the tests that knows TestFX.
 */
public abstract class WorkbenchTest {

    private static final int PATIENCE = 120;

    @TempDir
    protected Path folder;

    protected final FxRobot robot = new FxRobot();
    private final Bench.GivenFiles files = new Bench.GivenFiles();
    private @Nullable Stage stage;
    private @Nullable Engine engine;
    private @Nullable FxWork work;
    private @Nullable Workbench workbench;
    private volatile @Nullable Throwable unheard;

    @BeforeEach
    void openWindow() throws TimeoutException {
        Pictures.start();
        UserFolders folders = new UserFolders(folder.resolve("config"), folder.resolve("data"),
                folder.resolve("state"));
        FxWork threads = new FxWork(failure -> unheard = failure);
        PasswordPane passwords = new PasswordPane(threads);
        Engine made = new Engine(new Surroundings(Map.of(), folder, folder, folders, Clock.systemUTC(),
                new Actor("ada", "desk"), passwords));
        work = threads;
        engine = made;
        workbench = Pictures.onWindow(() -> {
            Workbench bench = new Workbench(made, threads, Preferences.read(folder.resolve("workbench.properties")),
                    new Desktop(Clock.systemUTC(), ZoneOffset.UTC, folders, (_, _) -> Optional.empty(),
                            files, _ -> {}));
            passwords.askIn(bench.parts().panes());
            Scene scene = new Scene(bench.shell(), 1000, 960);
            new Appearance(Theme.LIGHT).dress(scene);
            Stage window = FxToolkit.registerPrimaryStage();
            window.setScene(scene);
            window.setX(0);
            window.setY(0);
            window.show();
            stage = window;
            return bench;
        });
    }

    @AfterEach
    void closeWindow() {
        Pictures.onWindow(() -> {
            if (stage != null) {
                stage.hide();
                stage.setScene(new Scene(new javafx.scene.layout.Pane()));
            }
            return true;
        });
        if (work != null) {
            work.close();
        }
        if (engine != null) {
            engine.close();
        }
        assertThat(unheard).as("a failure nobody heard").isNull();
    }

    protected Engine engine() {
        if (engine == null) {
            throw new IllegalStateException("not open yet");
        }
        return engine;
    }

    protected Workbench workbench() {
        if (workbench == null) {
            throw new IllegalStateException("not open yet");
        }
        return workbench;
    }

    /** Waits until something holds on the window's thread. */
    protected void until(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE, TimeUnit.SECONDS, () -> Pictures.onWindow(condition));
        } catch (TimeoutException e) {
            Pictures.write(Pictures.onWindow(() -> workbench().shell().getScene()),
                    Path.of("target/pictures/failed-" + getClass().getSimpleName() + ".png"));
            throw new AssertionError("never came to pass: " + what, e);
        }
    }

    /** Waits until no work is under way, that which shows nowhere included. */
    protected void untilIdle() {
        until("nothing is under way", () -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("retort-work-")));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Waits until a node is there, visible and enabled, and clicks it. */
    protected void click(String query) {
        until(query + " can be clicked", () -> shown(query).filter(node -> !node.isDisabled()).isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn(Pictures.onWindow(() -> shown(query).orElseThrow()));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Waits until a node is there and can be seen. */
    protected Node see(String query) {
        until(query + " is shown", () -> shown(query).isPresent());
        return Pictures.onWindow(() -> shown(query).orElseThrow());
    }

    /** Types into a field in place of what is there. */
    protected void type(String query, String text) {
        click(query);
        Pictures.onWindow(() -> {
            if (shown(query).orElseThrow() instanceof TextInputControl field) {
                field.selectAll();
            }
            return true;
        });
        robot.write(text, 0);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Waits until something says words anywhere within it. */
    protected void saysWithin(String query, String words) {
        until(query + " says " + words + " somewhere", () -> shown(query).filter(node -> wordsOf(node).contains(words))
                .isPresent());
    }

    /** Everything that is written within something. */
    protected String wordsIn(String query) {
        Node node = see(query);
        return Pictures.onWindow(() -> wordsOf(node));
    }

    private static String wordsOf(Node node) {
        String own = node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
        return node instanceof Parent parent
                ? own + "\n" + parent.getChildrenUnmodifiable().stream().map(WorkbenchTest::wordsOf)
                        .collect(Collectors.joining("\n"))
                : own;
    }

    /** Files that the next question for one is answered with. */
    protected Bench.GivenFiles files() {
        return files;
    }

    protected void seeNot(String query) {
        until(query + " is gone", () -> shown(query).isEmpty());
    }

    /** Waits until a label or button says something. */
    protected void says(String query, String words) {
        until(query + " says " + words, () -> shown(query).filter(Labeled.class::isInstance).map(Labeled.class::cast)
                .map(Labeled::getText).filter(text -> text.contains(words)).isPresent());
    }

    /** Waits until a table has so many rows. */
    protected TableView<?> rows(String query, int count) {
        until(query + " has " + count + " rows", () -> shown(query).filter(TableView.class::isInstance)
                .map(TableView.class::cast).filter(table -> table.getItems().size() == count).isPresent());
        return (TableView<?>) see(query);
    }

    private Optional<Node> shown(String query) {
        return robot.lookup(query).queryAll().stream().filter(WorkbenchTest::isShown).findFirst();
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }
}
