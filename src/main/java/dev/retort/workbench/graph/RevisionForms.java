package dev.retort.workbench.graph;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import dev.retort.engine.Engine;
import dev.retort.engine.NewRevision;
import dev.retort.engine.OpenProject;
import dev.retort.engine.ResumeChoice;
import dev.retort.run.Interruption;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Problem;
import dev.retort.workbench.control.ProblemPane;
import dev.retort.workbench.shell.Destination;
import dev.retort.workbench.shell.Form;
import dev.retort.workbench.shell.Navigator;
import dev.retort.workbench.shell.Notices;
import dev.retort.workbench.shell.Pane;
import dev.retort.workbench.shell.Panes;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Work;

/** The panes that write a new revision, join heads, and settle a statement that was not seen to end. */
final class RevisionForms {

    private final Session session;
    private final Engine engine;
    private final Work work;
    private final Panes panes;
    private final Notices notices;
    private final Navigator navigator;

    RevisionForms(Session session, Engine engine, Work work, Panes panes, Notices notices, Navigator navigator) {
        this.session = session;
        this.engine = engine;
        this.work = work;
        this.panes = panes;
        this.notices = notices;
        this.navigator = navigator;
    }

    /** Asks for a message and what it follows, and writes the file. */
    void newRevision(List<String> on) {
        OpenProject project = session.project().filter(OpenProject::isReadable).orElse(null);
        if (project == null) {
            return;
        }
        List<String> heads = project.graph().heads().stream().map(head -> head.id()).toList();
        Set<String> parents = new LinkedHashSet<>();
        boolean anyHead = on.equals(List.of("head"));
        if (!anyHead) {
            parents.addAll(on);
        }
        parents.addAll(heads);
        parents.add("base");
        TextField message = field("new-revision-message");
        message.setPromptText(Messages.text("revision.message-prompt"));
        ComboBox<String> parent = new ComboBox<>();
        parent.setId("new-revision-parent");
        parent.getItems().setAll(parents);
        parent.getSelectionModel().selectFirst();
        parent.setMaxWidth(Double.MAX_VALUE);
        parent.setCellFactory(_ -> new ParentCell(project));
        parent.setButtonCell(new ParentCell(project));
        TextField label = field("new-revision-label");
        TextField needs = field("new-revision-depends-on");
        VBox failed = new VBox();
        Button create = Buttons.primary(Icon.ADD, Messages.text("revision.create"));
        create.setId("new-revision-create");
        create.setDefaultButton(true);
        create.disableProperty().bind(message.textProperty().isEmpty());
        create.setOnAction(_ -> {
            String chosen = parent.getValue();
            boolean splice = !chosen.equals("base") && !heads.contains(chosen);
            write(new NewRevision(message.getText().strip(), List.of(chosen), splice,
                    label.getText().isBlank() ? null : label.getText().strip(), words(needs.getText()), null, null),
                    failed);
        });
        Form form = new Form(Messages.text("revision.new"));
        form.setId("new-revision-pane");
        panes.open(Pane.narrow(form.field(Messages.text("revision.message"), message, "")
                .field(Messages.text("revision.parent"), parent, Messages.text("revision.parent-hint"))
                .field(Messages.text("revision.label"), label, Messages.text("revision.label-hint"))
                .field(Messages.text("revision.needs"), needs, Messages.text("revision.needs-hint")).add(failed)
                .buttons(List.of(cancel(), create))));
    }

    /** A revision to follow, by its id and what it is. */
    private static final class ParentCell extends ListCell<String> {

        private final OpenProject project;

        ParentCell(OpenProject project) {
            this.project = project;
        }

        @Override
        protected void updateItem(@Nullable String id, boolean empty) {
            super.updateItem(id, empty);
            setText(empty || id == null
                    ? null
                    : project.graph().find(id).map(revision -> id + "  " + revision.message()).orElse(id));
        }
    }

    /** Asks for a message and writes a revision that follows every head. */
    void merge() {
        OpenProject project = session.project().filter(OpenProject::isReadable).orElse(null);
        if (project == null) {
            return;
        }
        VBox heads = new VBox(4);
        List<String> ids = new ArrayList<>();
        project.graph().heads().forEach(head -> {
            ids.add(head.id());
            heads.getChildren().add(Labels.of(head.id() + "  " + head.message(), "mono"));
        });
        TextField message = field("merge-message");
        message.setText(Messages.text("revision.merge-default", String.join(" and ", ids)));
        VBox failed = new VBox();
        Button create = Buttons.primary(Icon.MERGE, Messages.text("revision.merge-create"));
        create.setId("merge-create");
        create.setDefaultButton(true);
        create.disableProperty().bind(message.textProperty().isEmpty());
        create.setOnAction(_ -> write(
                new NewRevision(message.getText().strip(), ids, false, null, List.of(), null, null), failed));
        Form form = new Form(Messages.text("revision.merge"),
                Labels.wrapped(Messages.text("revision.merge-text"), "muted"), heads);
        form.setId("merge-pane");
        panes.open(Pane.narrow(form.field(Messages.text("revision.message"), message, "").add(failed)
                .buttons(List.of(cancel(), create))));
    }

    /** Asks whether a statement that was not seen to end is to be run again or taken as done. */
    void settle(Interruption interruption) {
        VBox failed = new VBox();
        Button retry = Buttons.plain(Icon.REPEAT, Messages.text("settle.retry"));
        retry.setId("settle-retry");
        retry.setOnAction(_ -> settle(ResumeChoice.RETRY, failed));
        Button done = Buttons.plain(Icon.CHECK, Messages.text("settle.done"));
        done.setId("settle-done");
        done.setOnAction(_ -> settle(ResumeChoice.MARK_DONE, failed));
        Form form = new Form(Messages.text("settle.title"),
                Labels.wrapped(Messages.text("settle.text", interruption.revision()), "muted"),
                Labels.of(interruption.at().toString(), "mono"), Labels.wrapped(interruption.sql(), "mono"),
                Labels.wrapped(Messages.text("settle.look")), failed);
        form.setId("settle-pane");
        panes.open(Pane.narrow(form.buttons(List.of(cancel(), done, retry))));
    }

    private void settle(ResumeChoice choice, VBox failed) {
        session.project().ifPresent(project -> session.database()
                .ifPresent(database -> work.start(Job.of(Messages.text("settle.title"), _ -> {
                    engine.resume(project, database, choice);
                    return choice;
                }).then(_ -> {
                    panes.close();
                    session.refreshState();
                    notices.done(Messages.text("settle.settled"));
                }).otherwise(failure -> show(failure, failed)))));
    }

    private void write(NewRevision wanted, VBox failed) {
        OpenProject project = session.project().orElseThrow();
        work.start(Job.of(Messages.text("revision.writing"), _ -> engine.revisionFiles().write(project, wanted))
                .then(this::written).otherwise(failure -> show(failure, failed)));
    }

    private void written(Path file) {
        panes.close();
        session.reload();
        notices.done(Messages.text("revision.written", String.valueOf(file.getFileName())));
        navigator.go(new Destination.InEditor(file, null));
    }

    private static void show(Throwable failure, VBox where) {
        where.getChildren().setAll(new ProblemPane(Problem.of(failure)));
    }

    private Button cancel() {
        Button cancel = Buttons.plain(Messages.text("control.cancel"));
        cancel.setOnAction(_ -> panes.close());
        return cancel;
    }

    private static TextField field(String id) {
        TextField field = new TextField();
        field.setId(id);
        return field;
    }

    private static List<String> words(String typed) {
        return typed.isBlank() ? List.of() : List.of(typed.strip().split("[\\s,]+"));
    }
}
