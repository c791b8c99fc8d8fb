package dev.retort.workbench.editor;

import java.nio.file.Path;

import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import dev.retort.engine.Engine;
import dev.retort.problem.SourcePosition;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.shell.Navigator;
import dev.retort.workbench.shell.Notices;
import dev.retort.workbench.shell.Preferences;
import dev.retort.workbench.shell.Screen;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Work;

/** The project's files, to read and to write. */
public final class EditorScreen implements Screen {

    private final EditorViewModel model;
    private final EditorView view;

    /** What is around the screen. */
    public record Frame(Work work, Session session, Notices notices, Navigator navigator, Preferences preferences) {}

    public EditorScreen(Engine engine, Frame frame) {
        model = new EditorViewModel(engine, frame.work(), frame.session(), frame.notices());
        view = new EditorView(model, frame);
    }

    /** Opens a file; {@code at} is where the caret goes, null for where it is. */
    public void open(Path file, @Nullable SourcePosition at) {
        view.open(file, at);
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
    public void refresh() {
        model.refresh();
    }

    @Override
    public void find() {
        view.find();
    }

    @Override
    public void act() {
        view.saveCurrent();
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
