package dev.retort.workbench.shell;

import java.io.File;
import java.util.List;
import java.util.Optional;

import javafx.event.EventHandler;
import javafx.event.EventTarget;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeView;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import dev.retort.engine.OpenProject;
import dev.retort.workbench.shell.ShellViewModel.MainAction;
import dev.retort.workbench.text.Figures;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.theme.EnvironmentColour;
import dev.retort.workbench.theme.Stylesheets;

/** The whole window: environment bar, top bar, rail, the screen in front with its pane, status bar, palette. */
public final class Shell extends StackPane {

    private final ShellParts parts;
    private final ShellViewModel model;
    private final List<Screen> screens;
    private final Rail rail;
    private final TopBar topBar;
    private final CommandPalette palette;
    private final ShellMenus menus;
    private final WelcomeView welcome;
    private final Runnable settings;
    private @Nullable Screen front;

    /**
     * @param screens in the rail's order
     * @param palette what the palette offers
     * @param settings opens the settings
     */
    public Shell(ShellParts parts, List<Screen> screens, PaletteModel palette, Runnable settings) {
        this.parts = parts;
        this.model = parts.model();
        this.screens = List.copyOf(screens);
        this.settings = settings;
        getStyleClass().add("shell");
        getStylesheets().add(Stylesheets.of(Shell.class, "shell.css"));
        this.rail = new Rail(screens, this::choose);
        this.topBar = new TopBar(model);
        this.palette = new CommandPalette(palette);
        this.menus = new ShellMenus(parts.session(), parts.engine(), parts.work(), parts.projects(), parts.recent(),
                parts.navigator());
        this.welcome = new WelcomeView(parts.recent(), parts.work(), parts.clock(),
                new WelcomeView.Ways(parts.projects()::sample, parts.projects()::choose, parts.projects()::create,
                        this::showShortcuts),
                parts.projects()::open);
        parts.projects().unsavedFrom(this::unsaved);
        getChildren().addAll(frame(), this.palette);
        wireTopBar();
        listenToKeys();
        acceptFolders();
        parts.session().projectProperty().subscribe((before, now) -> {
            boolean same = before != null && now != null && before.folder().equals(now.folder());
            if (!same) {
                parts.host().closeAll();
                enableRail();
                select(now == null ? "" : parts.preferences().get("screen", "graph"));
            }
        });
        parts.session().standingProperty().subscribe(this::noteFirstReading);
        enableRail();
        select("");
        parts.notices().note(Messages.text("shell.ready", Integer.toString(Runtime.version().feature())));
    }

    private void noteFirstReading(DatabaseStanding before, DatabaseStanding now) {
        if (now instanceof DatabaseStanding.Known known && before instanceof DatabaseStanding.Reading reading
                && reading.before() == null) {
            parts.session().project().filter(OpenProject::isReadable)
                    .ifPresent(project -> parts.notices().done(Messages.text("shell.read",
                            project.graph().revisions().size(),
                            Figures.timeOfDay(known.state().readAt(), parts.clock().getZone()))));
        }
    }

    private BorderPane frame() {
        Region environment = new Region();
        environment.setId("environment-bar");
        environment.getStyleClass().add("environment-bar");
        model.environmentProperty().subscribe(now -> EnvironmentColour.mark(environment, now));
        BorderPane frame = new BorderPane();
        frame.setMinSize(0, 0);
        frame.setTop(new VBox(environment, topBar));
        frame.setLeft(rail);
        frame.setCenter(parts.host());
        frame.setBottom(new StatusBar(parts.status(), model, parts.host()));
        return frame;
    }

    private void wireTopBar() {
        topBar.project().setOnAction(_ -> menus.showProjects(topBar.project()));
        topBar.connection().setOnAction(_ -> menus.showConnections(topBar.connection()));
        topBar.search().setOnAction(_ -> palette.show());
        topBar.settings().setOnAction(_ -> settings.run());
        topBar.main().setOnAction(_ -> runMainAction());
        topBar.upgradeHeads().setOnAction(_ -> parts.navigator().go(Destination.upgrade("heads")));
    }

    /** What the button at the top right does. */
    public void runMainAction() {
        MainAction action = model.mainActionProperty().get();
        switch (action) {
            case UPGRADE_TO_HEAD -> parts.navigator().go(Destination.upgrade("head"));
            case MERGE_HEADS -> parts.navigator().go(new Destination.Merge());
            case NONE, UP_TO_DATE, RUNNING -> {}
        }
    }

    private void choose(Screen screen) {
        select(screen.id());
    }

    /** Brings a screen to the front; Welcome for an empty id, or where it needs a project and none is open. */
    public void select(String id) {
        Optional<Screen> named = screens.stream().filter(screen -> screen.id().equals(id)).findFirst();
        if (named.isEmpty() && !id.isEmpty()) {
            return;
        }
        Optional<Screen> wanted = named.filter(this::usable);
        front = wanted.orElse(null);
        rail.mark(wanted.map(Screen::id).orElse(""));
        parts.host().show(wanted.map(Screen::id).orElse("welcome"), wanted.map(Screen::view).orElse(welcome));
        if (wanted.isEmpty()) {
            welcome.lookForFolders();
        }
        wanted.ifPresent(screen -> {
            if (parts.session().project().isPresent()) {
                parts.preferences().put("screen", screen.id());
            }
            screen.shown();
        });
    }

    private boolean usable(Screen screen) {
        return !screen.needsProject() || parts.session().project().isPresent();
    }

    private void enableRail() {
        screens.forEach(screen -> rail.enable(screen, usable(screen)));
    }

    private List<String> unsaved() {
        return screens.stream().map(Screen::unsaved).filter(words -> !words.isEmpty()).toList();
    }

    /** Reads everything again: files, state, and what the screen in front shows. */
    public void refresh() {
        parts.session().reload();
        if (front != null) {
            front.refresh();
        }
    }

    public void showShortcuts() {
        parts.host().open(Pane.narrow(ShortcutsForm.of(screens)));
    }

    /** On the scene: where nothing has the focus, as after a button that had it is off, keys come no further. */
    private void listenToKeys() {
        EventHandler<KeyEvent> keys = this::onKey;
        EventHandler<KeyEvent> escape = this::onEscape;
        sceneProperty().subscribe((before, now) -> {
            if (before != null) {
                before.removeEventFilter(KeyEvent.KEY_PRESSED, keys);
                before.removeEventHandler(KeyEvent.KEY_PRESSED, escape);
            }
            if (now != null) {
                now.addEventFilter(KeyEvent.KEY_PRESSED, keys);
                now.addEventHandler(KeyEvent.KEY_PRESSED, escape);
            }
        });
    }

    private void onKey(KeyEvent event) {
        // Lists take Escape for the end of an edit, and nothing is edited in them here.
        if (event.getCode() == KeyCode.ESCAPE && isList(event.getTarget())) {
            onEscape(event);
            return;
        }
        for (int i = 0; i < screens.size() && i < 9; i++) {
            if (matches(event, "Shortcut+" + (i + 1)) && usable(screens.get(i))) {
                select(screens.get(i).id());
                event.consume();
                return;
            }
        }
        Runnable action = matches(event, "Shortcut+P")
                ? palette::show
                : matches(event, "Shortcut+O")
                        ? parts.projects()::choose
                        : matches(event, "Shortcut+N") && front == null
                                ? parts.projects()::create
                                : matches(event, "F5")
                                        ? this::refresh
                                        : onScreen(event);
        if (action != null) {
            event.consume();
            action.run();
        }
    }

    private @Nullable Runnable onScreen(KeyEvent event) {
        Screen screen = front;
        if (screen == null || parts.host().isOpen()) {
            return null;
        }
        return matches(event, "Shortcut+F") ? screen::find : matches(event, "Shortcut+Enter") ? screen::act : null;
    }

    private static boolean isList(EventTarget target) {
        return target instanceof ListView || target instanceof TableView || target instanceof TreeView;
    }

    private static boolean matches(KeyEvent event, String combination) {
        return KeyCombination.valueOf(combination).match(event);
    }

    private void onEscape(KeyEvent event) {
        if (event.getCode() != KeyCode.ESCAPE) {
            return;
        }
        if (parts.host().isOpen()) {
            parts.host().closeIfAllowed();
        } else if (front != null) {
            front.escape();
        }
        event.consume();
    }

    private void acceptFolders() {
        setOnDragOver(event -> {
            if (folderIn(event.getDragboard()).isPresent()) {
                event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
            }
            event.consume();
        });
        setOnDragDropped(event -> {
            Optional<File> folder = folderIn(event.getDragboard());
            folder.ifPresent(dropped -> parts.projects().open(dropped.toPath()));
            event.setDropCompleted(folder.isPresent());
            event.consume();
        });
    }

    private static Optional<File> folderIn(Dragboard dragged) {
        return dragged.hasFiles()
                ? dragged.getFiles().stream().filter(File::isDirectory).findFirst()
                : Optional.empty();
    }
}
