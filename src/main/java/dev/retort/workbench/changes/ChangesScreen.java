package dev.retort.workbench.changes;

import java.time.ZoneId;

import javafx.scene.layout.Region;

import dev.retort.engine.Engine;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.shell.Navigator;
import dev.retort.workbench.shell.Notices;
import dev.retort.workbench.shell.Preferences;
import dev.retort.workbench.shell.Screen;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Work;

/** The Changes screen. */
public final class ChangesScreen implements Screen {

    private final ChangesViewModel model;
    private final ChangesView view;

    /** What it needs of the frame around it. */
    public record Frame(Session session, Notices notices, Navigator navigator, Preferences preferences,
            ZoneId zone) {}

    public ChangesScreen(Engine engine, Work work, Frame frame) {
        model = ChangesViewModel.of(engine, work, frame.session(), frame.notices());
        view = new ChangesView(model, work, frame);
    }

    @Override
    public String id() {
        return "changes";
    }

    @Override
    public String title() {
        return Messages.text("changes.title");
    }

    @Override
    public Icon icon() {
        return Icon.CHANGES;
    }

    @Override
    public Region view() {
        return view;
    }

    @Override
    public void refresh() {
        model.refresh();
    }

    @Override
    public void find() {
        view.focusFilter();
    }

    @Override
    public void act() {
        model.comparison().compare();
    }
}
