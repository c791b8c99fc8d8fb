package dev.retort.workbench.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import dev.retort.engine.Engine;
import dev.retort.engine.SaveResult;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Problem;
import dev.retort.workbench.control.ProblemPane;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Work;

/**
 * What a person sees of a project that cannot be opened: why, and the ways out. Its settings can be put right here,
 * since the Editor needs an open project.
 */
final class SettingsRepair {

    private static final int LINES = 14;

    private final Engine engine;
    private final Work work;
    private final Panes panes;
    private final Ways ways;

    /** What a person may do instead: open the same folder again, or another one. */
    record Ways(Consumer<Path> open, Runnable choose) {}

    SettingsRepair(Engine engine, Work work, Panes panes, Ways ways) {
        this.engine = engine;
        this.work = work;
        this.panes = panes;
        this.ways = ways;
    }

    /** Says why the project of a folder cannot be opened, with its settings file where that is the reason. */
    void show(Path folder, Throwable failure) {
        Optional<Path> broken = brokenFile(folder, failure);
        if (broken.isEmpty()) {
            panes.open(Pane.narrow(form(failure).buttons(List.of(another(), again(folder)))));
            return;
        }
        Path file = broken.get();
        work.start(Job.quiet("settings", _ -> read(file))
                .then(text -> panes.open(new Pane(editing(folder, file, text, failure), 640, () -> true, () -> {})))
                .otherwise(_ -> panes.open(Pane.narrow(form(failure).buttons(List.of(another(), again(folder)))))));
    }

    private static Optional<Path> brokenFile(Path folder, Throwable failure) {
        if (!(failure instanceof RetortException known) || known.code() != ProblemCode.INVALID_SETTINGS) {
            return Optional.empty();
        }
        SourcePosition at = known.position();
        Path where = Files.isRegularFile(folder) ? folder.resolveSibling("") : folder;
        Stream<String> named = at == null ? Stream.of() : Stream.of(at.file());
        return Stream.concat(named, Stream.of("retort.toml", "alembic.ini", "pyproject.toml")).map(where::resolve)
                .filter(Files::isRegularFile).findFirst();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, file + " cannot be read: " + e.getMessage(), e)
                    .hint("Check its rights, and that it is UTF-8.");
        }
    }

    private static Form form(Throwable failure) {
        Form form = new Form(Messages.text("project.cannot-open"), new ProblemPane(Problem.of(failure)));
        form.setId("broken-project");
        return form;
    }

    private Form editing(Path folder, Path file, String text, Throwable failure) {
        TextArea area = new TextArea(text);
        area.setId("broken-settings");
        area.getStyleClass().add("mono");
        area.setPrefRowCount(LINES);
        SourcePosition at = failure instanceof RetortException known ? known.position() : null;
        area.positionCaret(offset(text, at));
        VBox failed = new VBox();
        Button save = Buttons.primary(Icon.SAVE, Messages.text("project.save-and-open"));
        save.setId("broken-settings-save");
        save.setOnAction(_ -> work.start(Job
                .of(Messages.text("project.saving", String.valueOf(file.getFileName())),
                        _ -> engine.revisionFiles().save(file, area.getText(), text))
                .then(result -> saved(result, folder, failed)).otherwise(
                        problem -> failed.getChildren().setAll(new ProblemPane(Problem.of(problem))))));
        return form(failure).field(file.toString().replace("_", "__"), area, "").add(failed)
                .buttons(List.of(another(), again(folder), save));
    }

    private void saved(SaveResult result, Path folder, VBox failed) {
        if (result == SaveResult.CHANGED_ON_DISK) {
            failed.getChildren().setAll(Labels.wrapped(Messages.text("project.settings-changed"), "danger"));
        } else {
            open(folder);
        }
    }

    /** Where a line begins; the text's beginning where no line is known. */
    private static int offset(String text, @Nullable SourcePosition at) {
        int offset = 0;
        for (int line = 1; at != null && line < at.line() && text.indexOf('\n', offset) >= 0; line++) {
            offset = text.indexOf('\n', offset) + 1;
        }
        return offset;
    }

    private void open(Path folder) {
        panes.close();
        ways.open().accept(folder);
    }

    private Button again(Path folder) {
        Button again = Buttons.plain(Messages.text("graph.try-again"));
        again.setId("broken-project-again");
        again.setOnAction(_ -> open(folder));
        return again;
    }

    private Button another() {
        Button another = Buttons.plain(Messages.text("project.another"));
        another.setId("broken-project-another");
        another.setOnAction(_ -> {
            panes.close();
            ways.choose().run();
        });
        return another;
    }
}
