package dev.retort.workbench.editor;

import java.nio.file.Path;
import java.util.List;

import javafx.scene.control.Button;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import dev.retort.engine.Engine;
import dev.retort.problem.SourcePosition;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.shell.Destination;
import dev.retort.workbench.shell.Form;
import dev.retort.workbench.shell.Navigator;
import dev.retort.workbench.shell.Notices;
import dev.retort.workbench.shell.Pane;
import dev.retort.workbench.shell.Panes;
import dev.retort.workbench.shell.Preferences;
import dev.retort.workbench.shell.Screen;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Work;

/** The Editor screen. */
public final class EditorScreen implements Screen {

    private final EditorViewModel model;
    private final EditorView view;
    private final Panes panes;

    /** What it needs of the frame around it. */
    public record Frame(Session session, Panes panes, Notices notices, Navigator navigator, Preferences preferences) {}

    public EditorScreen(Engine engine, Work work, Frame frame) {
        panes = frame.panes();
        model = new EditorViewModel(engine, work, frame.session(), frame.notices());
        PreviewModel preview = new PreviewModel(engine, work, frame.session(), model);
        view = new EditorView(model, preview, work, frame.preferences(), new EditorView.Doing(frame.session()::reload,
                () -> frame.navigator().go(new Destination.NewRevision(List.of("head"))), this::close));
    }

    /** Opens a file, or brings it to the front; {@code at} is where the caret goes. */
    public void open(Path file, @Nullable SourcePosition at) {
        model.open(file, at);
    }

    private void close(OpenFile file) {
        if (!file.isDirty()) {
            model.close(file);
            return;
        }
        Button save = Buttons.primary(Icon.SAVE, Messages.text("editor.close.save"));
        save.setId("editor-close-save");
        save.setDisable(!file.isEditable());
        save.setOnAction(_ -> {
            panes.close();
            model.save(file, () -> model.close(file));
        });
        Button discard = Buttons.plain(Messages.text("editor.close.discard"));
        discard.setId("editor-close-discard");
        discard.getStyleClass().add("danger");
        discard.setOnAction(_ -> {
            panes.close();
            model.close(file);
        });
        Button keep = Buttons.plain(Messages.text("editor.close.keep"));
        keep.setId("editor-close-keep");
        keep.setOnAction(_ -> panes.close());
        Form form = new Form(Messages.text("editor.close.title"),
                Labels.wrapped(Messages.text("editor.close.text", file.name())));
        form.setId("editor-close-pane");
        panes.open(Pane.narrow(form.buttons(List.of(keep, discard, save))));
    }

    @Override
    public String id() {
        return "editor";
    }

    @Override
    public String title() {
        return Messages.text("editor.title");
    }

    @Override
    public Icon icon() {
        return Icon.EDITOR;
    }

    @Override
    public Region view() {
        return view;
    }

    @Override
    public void shown() {
        model.lookAtDisk();
        view.focus();
    }

    @Override
    public void refresh() {
        model.lookAtDisk();
    }

    @Override
    public void find() {
        view.find();
    }

    /** Saves the file in front. */
    @Override
    public void act() {
        view.save();
    }

    @Override
    public void escape() {
        view.escape();
    }

    @Override
    public String unsaved() {
        String names = model.unsaved();
        return names.isEmpty() ? "" : Messages.text("editor.unsaved", names);
    }
}
