package dev.retort.workbench;

import java.io.File;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.DirectoryChooser;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import dev.retort.engine.Engine;
import dev.retort.engine.Surroundings;
import dev.retort.workbench.control.SystemFilePrompt;
import dev.retort.workbench.shell.PasswordPane;
import dev.retort.workbench.shell.Preferences;
import dev.retort.workbench.theme.Appearance;
import dev.retort.workbench.theme.Fonts;
import dev.retort.workbench.work.FxWork;

/** The window. */
public final class RetortApplication extends Application {

    private @Nullable FxWork work;
    private @Nullable Engine engine;
    private @Nullable WindowMemory memory;
    private @Nullable Workbench workbench;

    /**
     * Opens the window and returns once it is closed.
     *
     * @param folders a project's folder to open, at most one; none opens what was open last
     * @throws NoDisplayException where there is no display to open it on
     */
    public static void open(String... folders) {
        try {
            Application.launch(RetortApplication.class, folders);
        } catch (RuntimeException e) {
            throw new NoDisplayException("The window cannot open: " + rootOf(e), e);
        }
    }

    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    @Override
    public void start(Stage stage) {
        Fonts.load();
        FxWork threads = new FxWork(this::hear);
        work = threads;
        PasswordPane passwords = new PasswordPane(threads);
        Surroundings surroundings = Surroundings.ofThisProcess(passwords);
        Engine made = new Engine(surroundings, Engine.Browsing.POOLED);
        engine = made;
        Preferences preferences = Preferences
                .read(surroundings.folders().state().resolve("workbench.properties"));
        Workbench bench = new Workbench(made, threads, preferences,
                new Desktop(surroundings.clock(), ZoneId.systemDefault(), surroundings.folders(),
                        (title, startIn) -> askFolder(stage, title, startIn), new SystemFilePrompt(() -> stage),
                        file -> getHostServices()
                                .showDocument(file.toAbsolutePath().resolveSibling("").toUri().toString())));
        workbench = bench;
        passwords.askIn(bench.parts().panes());
        Appearance appearance = new Appearance(bench.settings().themeProperty().get().theme());
        bench.settings().themeProperty().subscribe(choice -> appearance.themeProperty().set(choice.theme()));
        Platform.getPreferences().colorSchemeProperty().subscribe(
                () -> appearance.themeProperty().set(bench.settings().themeProperty().get().theme()));
        Scene scene = new Scene(bench.shell());
        appearance.dress(scene);
        stage.setScene(scene);
        stage.getIcons().setAll(WindowIcons.all());
        memory = new WindowMemory(stage, preferences, bench);
        memory.restore();
        stage.show();
        firstProject(preferences).ifPresent(bench.parts().projects()::open);
    }

    private Optional<Path> firstProject(Preferences preferences) {
        List<String> given = getParameters().getUnnamed();
        String folder = given.isEmpty() ? preferences.get("project", "") : given.getFirst();
        return folder.isEmpty() ? Optional.empty() : Optional.of(Path.of(folder));
    }

    private void hear(Throwable failure) {
        if (workbench == null) {
        } else {
            workbench.parts().notices().problem(failure);
        }
    }

    private static Optional<Path> askFolder(Stage owner, String title, Path startIn) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        if (startIn.toFile().isDirectory()) {
            chooser.setInitialDirectory(startIn.toFile());
        }
        return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
    }

    @Override
    public void stop() {
        if (memory != null) {
            memory.keep();
        }
        if (work != null) {
            work.close();
        }
        if (engine != null) {
            engine.close();
        }
    }
}
