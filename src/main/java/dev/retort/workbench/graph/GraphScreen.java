package dev.retort.workbench.graph;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;

import javafx.scene.layout.Region;

import dev.retort.engine.Engine;
import dev.retort.run.Interruption;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.graph.GraphRow.Place;
import dev.retort.workbench.shell.Destination;
import dev.retort.workbench.shell.Navigator;
import dev.retort.workbench.shell.Notices;
import dev.retort.workbench.shell.Panes;
import dev.retort.workbench.shell.Preferences;
import dev.retort.workbench.shell.Screen;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Work;

/** The Graph screen. */
public final class GraphScreen implements Screen {

    private final GraphViewModel model;
    private final GraphView view;
    private final RevisionForms forms;
    private final GraphActions actions;
    private final Runnable mainAction;

    /** What it needs of the frame around it. */
    public record Frame(Session session, Panes panes, Notices notices, Navigator navigator, Preferences preferences,
            ZoneId zone, Consumer<Path> reveal, Runnable mainAction) {}

    public GraphScreen(Engine engine, Work work, Frame frame) {
        Session session = frame.session();
        mainAction = frame.mainAction();
        model = new GraphViewModel(session, work);
        DetailsModel selected = new DetailsModel(session, engine, work);
        actions = new GraphActions(session, model, frame.navigator(), frame.reveal());
        forms = new RevisionForms(session, engine, work, frame.panes(), frame.notices(), frame.navigator());
        DetailsView details = new DetailsView(session, model, selected, actions, work, frame.zone());
        view = new GraphView(model, selected, details, actions, new UnreadableFiles(model, actions),
                frame.preferences(), frame.zone(),
                new GraphView.Doing(session::reload, () -> newRevision(List.of("head")), this::settle,
                        () -> frame.navigator().go(new Destination.OnScreen("connections"))));
    }

    /** Opens the pane that writes a revision on these. */
    public void newRevision(List<String> on) {
        forms.newRevision(on);
    }

    /** Opens the pane that joins the heads. */
    public void merge() {
        forms.merge();
    }

    /** Selects a revision. */
    public void select(String id) {
        model.select(id);
    }

    private void settle() {
        Interruption interruption = model.interruptionProperty().get();
        if (interruption != null) {
            forms.settle(interruption);
        }
    }

    @Override
    public String id() {
        return "graph";
    }

    @Override
    public String title() {
        return Messages.text("graph.title");
    }

    @Override
    public Icon icon() {
        return Icon.GRAPH;
    }

    @Override
    public Region view() {
        return view;
    }

    @Override
    public void shown() {
        view.focusRows();
    }

    @Override
    public void find() {
        view.focusFilter();
    }

    /** Takes the database to the selected revision, up or down; where none is selected, what the top bar offers. */
    @Override
    public void act() {
        GraphRow row = view.selected();
        if (row == null) {
            mainAction.run();
        } else if (actions.isIdle()) {
            if (row.place() == Place.PENDING) {
                actions.upgradeTo(row);
            } else if (actions.canDowngradeTo(row)) {
                actions.downgradeTo(row);
            }
        }
    }
}
