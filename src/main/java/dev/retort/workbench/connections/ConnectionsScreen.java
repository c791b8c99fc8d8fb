package dev.retort.workbench.connections;

import java.time.Clock;

import javafx.scene.layout.Region;

import dev.retort.engine.Engine;
import dev.retort.workbench.control.FilePrompt;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.shell.Notices;
import dev.retort.workbench.shell.Screen;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Work;

/** Profiles of databases: seen, filled in, tested, taken for the open project. */
public final class ConnectionsScreen implements Screen {

    private final ConnectionsViewModel model;
    private final ConnectionsView view;

    public ConnectionsScreen(Engine engine, Work work, Session session, Notices notices, FilePrompt files,
            Clock clock) {
        model = new ConnectionsViewModel(engine, work, session, notices, clock);
        view = new ConnectionsView(model, session, files, clock.getZone());
    }

    @Override
    public String id() {
        return "connections";
    }

    @Override
    public String title() {
        return Messages.text("connections.title");
    }

    @Override
    public Icon icon() {
        return Icon.CONNECTIONS;
    }

    @Override
    public Region view() {
        return view;
    }

    @Override
    public boolean needsProject() {
        return false;
    }

    @Override
    public void shown() {
        model.reload();
    }

    @Override
    public void refresh() {
        model.reload();
    }

    @Override
    public void act() {
        view.test();
    }

    @Override
    public void escape() {
        model.cancelTest();
    }

    @Override
    public String unsaved() {
        String names = model.unsaved();
        return names.isEmpty() ? "" : Messages.text("connections.unsaved", names);
    }
}
