package dev.retort.workbench.tables;

import java.time.ZoneId;

import javafx.scene.layout.Region;

import dev.retort.browse.TableName;
import dev.retort.engine.Engine;
import dev.retort.workbench.control.FilePrompt;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.shell.Destination;
import dev.retort.workbench.shell.Navigator;
import dev.retort.workbench.shell.Notices;
import dev.retort.workbench.shell.Preferences;
import dev.retort.workbench.shell.Screen;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Work;

/** What is in the database: tables and views, their rows, their structure. */
public final class TablesScreen implements Screen {

    private final TablesViewModel model;
    private final TablesView view;

    /** What is around the screen. */
    public record Frame(Session session, Navigator navigator, Notices notices, FilePrompt files,
            Preferences preferences, ZoneId zone) {}

    public TablesScreen(Engine engine, Work work, Frame frame) {
        model = new TablesViewModel(engine, work, frame.session(), frame.notices());
        view = new TablesView(model, work, frame);
    }

    /** Looks at a table. */
    public void look(TableName table) {
        model.lookFor(table);
    }

    /** Marks what a run touched, and looks at the first table of it. */
    public void mark(Destination.Touched run) {
        model.markTouched(run);
    }

    @Override
    public String id() {
        return "tables";
    }

    @Override
    public String title() {
        return Messages.text("tables.title");
    }

    @Override
    public Icon icon() {
        return Icon.TABLES;
    }

    @Override
    public Region view() {
        return view;
    }

    @Override
    public void shown() {
        model.shown();
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public void find() {
        view.find();
    }

    @Override
    public void escape() {
        view.escape();
    }
}
