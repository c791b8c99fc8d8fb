package dev.retort.workbench.shell;

import java.nio.file.Path;
import java.util.List;

import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

import atlantafx.base.controls.CaptionMenuItem;
import dev.retort.connect.Profile;
import dev.retort.engine.DatabaseChoice;
import dev.retort.engine.Engine;
import dev.retort.workbench.control.EnvironmentChip;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Latest;
import dev.retort.workbench.work.Work;

/** The menus under the project's and the connection's name. */
final class ShellMenus {

    private final Session session;
    private final Engine engine;
    private final ProjectActions projects;
    private final RecentProjects recent;
    private final Navigator navigator;
    private final Latest profiles;

    ShellMenus(Session session, Engine engine, Work work, ProjectActions projects, RecentProjects recent,
            Navigator navigator) {
        this.session = session;
        this.engine = engine;
        this.projects = projects;
        this.recent = recent;
        this.navigator = navigator;
        this.profiles = new Latest(work);
    }

    void showProjects(Node below) {
        ContextMenu menu = new ContextMenu();
        Path open = session.project().map(project -> project.folder()).orElse(null);
        List<RecentProjects.Recent> others = recent.list().stream().filter(each -> !each.folder().equals(open))
                .limit(8).toList();
        if (!others.isEmpty()) {
            menu.getItems().add(new CaptionMenuItem(Messages.text("welcome.recent")));
            for (RecentProjects.Recent each : others) {
                menu.getItems().add(item(Icon.FOLDER, each.name(), () -> projects.open(each.folder())));
            }
            menu.getItems().add(new SeparatorMenuItem());
        }
        menu.getItems().addAll(item(Icon.FOLDER, Messages.text("shell.open-project"), projects::choose),
                item(Icon.ADD, Messages.text("shell.new-project"), projects::create),
                item(Icon.PLAY, Messages.text("welcome.sample") + "…", projects::sample));
        if (open != null) {
            menu.getItems().add(item(Icon.CLOSE, Messages.text("shell.close-project"), projects::close));
        }
        menu.show(below, Side.BOTTOM, 0, 4);
    }

    /** The saved profiles, read anew, and the database the project itself names. */
    void showConnections(Node below) {
        profiles.start(Job.quiet("profiles", _ -> engine.connections().profiles()).then(saved -> show(saved, below)));
    }

    private void show(List<Profile> saved, Node below) {
        ContextMenu menu = new ContextMenu();
        boolean running = session.migratingProperty().get() != null;
        MenuItem own = item(Icon.FILE_TEXT, Messages.text("shell.project-database"),
                () -> session.choose(DatabaseChoice.OF_THE_PROJECT));
        own.setDisable(running);
        menu.getItems().add(own);
        for (Profile profile : saved) {
            MenuItem item = item(Icon.DATABASE, profile.name(),
                    () -> session.choose(DatabaseChoice.profile(profile.name())));
            item.setGraphic(new EnvironmentChip(profile.environment()));
            item.setDisable(running);
            menu.getItems().add(item);
        }
        menu.getItems().addAll(new SeparatorMenuItem(), item(Icon.CONNECTIONS, Messages.text("shell.edit-connections"),
                () -> navigator.go(new Destination.OnScreen("connections"))));
        menu.show(below, Side.BOTTOM, 0, 4);
    }

    private static MenuItem item(Icon icon, String text, Runnable action) {
        MenuItem item = new MenuItem(text, icon.node());
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
