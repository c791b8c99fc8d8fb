package dev.retort.workbench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javafx.collections.ListChangeListener;

import dev.retort.engine.Engine;
import dev.retort.workbench.apply.ApplyParts;
import dev.retort.workbench.changes.ChangesScreen;
import dev.retort.workbench.connections.ConnectionsScreen;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.editor.EditorScreen;
import dev.retort.workbench.graph.GraphScreen;
import dev.retort.workbench.history.HistoryScreen;
import dev.retort.workbench.settings.AllowedPrograms;
import dev.retort.workbench.settings.Settings;
import dev.retort.workbench.settings.SettingsForm;
import dev.retort.workbench.shell.Action;
import dev.retort.workbench.shell.Destination;
import dev.retort.workbench.shell.Form;
import dev.retort.workbench.shell.Keys;
import dev.retort.workbench.shell.Navigator;
import dev.retort.workbench.shell.PaletteModel;
import dev.retort.workbench.shell.Pane;
import dev.retort.workbench.shell.Preferences;
import dev.retort.workbench.shell.RecentProjects;
import dev.retort.workbench.shell.Screen;
import dev.retort.workbench.shell.Shell;
import dev.retort.workbench.shell.ShellParts;
import dev.retort.workbench.shell.ShellViewModel.MainAction;
import dev.retort.workbench.tables.TablesScreen;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Work;

/** Puts the workbench together: the one place that knows every screen. */
public final class Workbench implements Navigator {

    private final ShellParts parts;
    private final Settings settings;
    private final Shell shell;
    private final Desktop desktop;
    private final GraphScreen graph;
    private final EditorScreen editor;
    private final TablesScreen tables;
    private final ApplyParts applying;
    private final HistoryScreen history;
    private final List<Screen> screens;

    public Workbench(Engine engine, Work work, Preferences preferences, Desktop desktop) {
        this.desktop = desktop;
        this.parts = ShellParts.of(engine, work, desktop.clock().withZone(desktop.zone()), preferences,
                desktop.folders(), this);
        this.settings = new Settings(preferences);
        this.graph = new GraphScreen(engine, work, new GraphScreen.Frame(parts.session(), parts.panes(),
                parts.notices(), this, preferences, desktop.zone(), desktop.reveal(), this::mainAction));
        this.editor = new EditorScreen(engine, work, new EditorScreen.Frame(parts.session(), parts.panes(),
                parts.notices(), this, preferences));
        ChangesScreen changes = new ChangesScreen(engine, work, new ChangesScreen.Frame(parts.session(),
                parts.notices(), this, preferences, desktop.zone()));
        this.applying = new ApplyParts(parts.session(), engine, work, parts.clock(), desktop.zone(), parts.panes(),
                parts.notices(), this, desktop.folders(), desktop.files(), settings::backupFolder);
        this.history = new HistoryScreen(engine, work, new HistoryScreen.Frame(parts.session(), parts.panes(),
                parts.notices(), this, preferences, desktop.files(), desktop.zone(), desktop.reveal()));
        ConnectionsScreen connections = new ConnectionsScreen(engine, work, parts.session(), parts.notices(),
                desktop.files(), parts.clock());
        this.tables = new TablesScreen(engine, work, new TablesScreen.Frame(parts.session(), this, parts.notices(),
                desktop.files(), preferences, desktop.zone()));
        // In the rail's order.
        this.screens = List.of(graph, editor, changes, tables, history, connections);
        PaletteModel palette = new PaletteModel(parts.session(), engine, work, this, this::actions);
        this.shell = new Shell(parts, screens, palette, this::openSettings);
        // At once, not only when the window closes: a machine that is switched off asks no window to close.
        parts.recent().list().addListener((ListChangeListener<RecentProjects.Recent>) _ -> keep());
        settings.themeProperty().addListener((_, _, _) -> keep());
    }

    private void keep() {
        Runnable keeping = parts.preferences().keeping();
        parts.work().start(Job.quiet(Messages.text("window.keeping"), _ -> {
            keeping.run();
            return keeping;
        }));
    }

    public Shell shell() {
        return shell;
    }

    public ShellParts parts() {
        return parts;
    }

    public Settings settings() {
        return settings;
    }

    @Override
    public void go(Destination destination) {
        switch (destination) {
            case Destination.OnScreen there -> shell.select(there.screen());
            case Destination.InGraph there -> {
                shell.select(graph.id());
                graph.select(there.revision());
            }
            case Destination.NewRevision wanted -> {
                shell.select(graph.id());
                graph.newRevision(wanted.on());
            }
            case Destination.Merge _ -> {
                shell.select(graph.id());
                graph.merge();
            }
            case Destination.InEditor there -> {
                shell.select(editor.id());
                editor.open(there.file(), there.at());
            }
            case Destination.InTables there -> {
                tables.look(there.table());
                shell.select(tables.id());
            }
            case Destination.Touched run -> {
                tables.mark(run);
                shell.select(tables.id());
            }
            case Destination.Migration wanted -> {
                shell.select(graph.id());
                applying.open(wanted);
            }
            case Destination.Restore wanted -> {
                shell.select(history.id());
                history.restore(wanted.backup());
            }
            case Destination.InHistory there -> {
                shell.select(history.id());
                history.select(there.revision());
            }
        }
    }

    private void mainAction() {
        shell.runMainAction();
    }

    private void openSettings() {
        Map<String, Path> places = new LinkedHashMap<>();
        places.put("config", desktop.kept().config());
        places.put("data", desktop.kept().data());
        places.put("state", desktop.kept().state());
        Form form = SettingsForm.of(settings, places, desktop.folders());
        parts.session().project()
                .ifPresent(project -> form.add(new AllowedPrograms(parts.engine(), parts.work(), project)));
        parts.panes().open(Pane.narrow(form));
    }

    private List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        boolean open = parts.session().project().isPresent();
        MainAction main = parts.model().mainActionProperty().get();
        if (main == MainAction.UPGRADE_TO_HEAD || main == MainAction.MERGE_HEADS) {
            boolean merge = main == MainAction.MERGE_HEADS;
            actions.add(Action.always(merge ? Icon.MERGE : Icon.UPGRADE,
                    Messages.text(merge ? "shell.merge-heads" : "shell.upgrade-head"), "", shell::runMainAction));
        }
        actions.add(new Action(Icon.ADD, Messages.text("action.new-revision"), "", () -> open,
                () -> go(new Destination.NewRevision(List.of("head")))));
        for (int i = 0; i < screens.size(); i++) {
            Screen screen = screens.get(i);
            actions.add(new Action(screen.icon(), Messages.text("action.show", screen.title()),
                    Keys.words("Shortcut+" + (i + 1)), () -> open || !screen.needsProject(),
                    () -> shell.select(screen.id())));
        }
        actions.add(new Action(Icon.REFRESH, Messages.text("action.refresh"), "F5", () -> open, shell::refresh));
        actions.add(Action.always(Icon.FOLDER, Messages.text("shell.open-project"), Keys.words("Shortcut+O"),
                parts.projects()::choose));
        actions.add(Action.always(Icon.ADD, Messages.text("shell.new-project"), "", parts.projects()::create));
        actions.add(Action.always(Icon.PLAY, Messages.text("welcome.sample") + "…", "", parts.projects()::sample));
        actions.add(new Action(Icon.CLOSE, Messages.text("shell.close-project"), "", () -> open,
                parts.projects()::close));
        actions.add(Action.always(Icon.SETTINGS, Messages.text("shell.settings"), "", this::openSettings));
        actions.add(Action.always(Icon.LIST, Messages.text("welcome.shortcuts"), "", shell::showShortcuts));
        return actions;
    }
}
