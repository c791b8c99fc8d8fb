package dev.retort.workbench.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import dev.retort.engine.DatabaseChoice;
import dev.retort.engine.Engine;
import dev.retort.engine.OpenProject;
import dev.retort.workbench.control.Banner;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Problem;
import dev.retort.workbench.control.ProblemPane;
import dev.retort.workbench.control.Segments;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Blocking;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Work;

/** Opening, making and closing projects. Asks first where something unsaved would be lost. */
public final class ProjectActions {

    private static final String PROFILE = "profile:";

    private final Session session;
    private final Engine engine;
    private final Work work;
    private final Preferences preferences;
    private final FolderPrompt folders;
    private final Panes panes;
    private Supplier<List<String>> unsaved = List::of;

    public ProjectActions(Session session, Engine engine, Work work, Preferences preferences, FolderPrompt folders,
            Panes panes) {
        this.session = session;
        this.engine = engine;
        this.work = work;
        this.preferences = preferences;
        this.folders = folders;
        this.panes = panes;
        session.databaseProperty().subscribe(this::rememberChoice);
    }

    /** Where to ask what would be lost. */
    void unsavedFrom(Supplier<List<String>> source) {
        unsaved = source;
    }

    /** Asks for a folder and opens the project in it. */
    public void choose() {
        folders.ask(Messages.text("project.open-title"), home()).ifPresent(this::open);
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home", "."));
    }

    /** Opens the project in a folder, with the database that was chosen for it last. */
    public void open(Path folder) {
        leaving(() -> session.open(folder, choiceFor(folder),
                failure -> new SettingsRepair(engine, work, panes, new SettingsRepair.Ways(this::open, this::choose))
                        .show(folder, failure)));
    }

    private DatabaseChoice choiceFor(Path folder) {
        String kept = preferences.get("database." + folder, "");
        return kept.startsWith(PROFILE)
                ? DatabaseChoice.profile(kept.substring(PROFILE.length()))
                : DatabaseChoice.OF_THE_PROJECT;
    }

    private void rememberChoice() {
        session.project().ifPresent(project -> {
            String profile = session.choice().profile();
            preferences.put("database." + project.folder(), profile == null ? "" : PROFILE + profile);
            preferences.put("project", project.folder().toString());
        });
    }

    public void close() {
        leaving(() -> {
            preferences.put("project", "");
            session.close();
        });
    }

    /** Shows where the sample would be copied to, and copies it. */
    public void sample() {
        Path folder = engine.defaultSampleFolder();
        boolean there = Files.exists(folder.resolve("retort.toml"));
        Form form = folderForm("sample", Messages.text("welcome.sample"), Messages.text("project.sample-text"),
                Messages.text("project.sample-go"), folder, path -> _ -> engine.copySample(path));
        if (there) {
            form.add(new Banner(Banner.Look.NOTE, Messages.text("project.sample-there"),
                    Buttons.link(Messages.text("project.sample-open"), () -> {
                        panes.close();
                        open(folder);
                    })));
        }
        panes.open(Pane.narrow(form));
    }

    /** Asks for a folder and makes it a project. */
    public void create() {
        Segments<ScriptFormat> format = new Segments<>(List.of(ScriptFormat.values()),
                each -> Messages.text("project.format." + each.name().toLowerCase(Locale.ROOT))).tall();
        format.setId("new-project-format");
        Form form = folderForm("new-project", Messages.text("welcome.new"), Messages.text("project.new-text"),
                Messages.text("project.new-go"), home().resolve("migrations"), path -> {
                    ScriptFormat chosen = format.valueProperty().get();
                    return _ -> chosen == ScriptFormat.SQL ? engine.init(path) : engine.initAlembic(path, "alembic");
                });
        panes.open(Pane.narrow(
                form.field(Messages.text("project.format"), format, Messages.text("project.format-hint"))));
    }

    /** How the revisions of a new project are written. */
    private enum ScriptFormat {
        SQL, ALEMBIC
    }

    /** What makes a project in a folder. */
    private interface Making {

        Blocking<OpenProject> in(Path folder);
    }

    private Form folderForm(String id, String title, String text, String go, Path folder, Making making) {
        TextField field = new TextField(folder.toString());
        field.setId(id + "-folder");
        field.getStyleClass().add("mono");
        HBox.setHgrow(field, Priority.ALWAYS);
        Button change = Buttons.plain(Messages.text("project.change"));
        change.setId(id + "-change");
        change.setOnAction(_ -> folders.ask(title, existing(field.getText()))
                .ifPresent(chosen -> field.setText(chosen.toString())));
        VBox failed = new VBox();
        Button start = Buttons.primary(Icon.PLAY, go);
        start.setId(id + "-create");
        start.setDefaultButton(true);
        BooleanProperty underWay = new SimpleBooleanProperty();
        start.disableProperty().bind(field.textProperty().isEmpty().or(underWay));
        start.setOnAction(_ -> leaving(() -> make(Path.of(field.getText().strip()), making, underWay, failed)));
        Button cancel = Buttons.plain(Messages.text("control.cancel"));
        cancel.setOnAction(_ -> panes.close());
        Form form = new Form(title, Labels.wrapped(text, "muted"));
        form.setId(id + "-pane");
        return form.field(Messages.text("project.folder"), new HBox(8, field, change), "").add(failed)
                .buttons(List.of(cancel, start));
    }

    private static Path existing(String typed) {
        for (Path at = Path.of(typed).toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at)) {
                return at;
            }
        }
        return home();
    }

    private void make(Path folder, Making making, BooleanProperty underWay, VBox failed) {
        failed.getChildren().clear();
        underWay.set(true);
        work.start(Job.of(Messages.text("project.making", String.valueOf(folder.getFileName())), making.in(folder))
                .then(made -> {
                    panes.close();
                    session.show(made, DatabaseChoice.OF_THE_PROJECT);
                }).otherwise(failure -> {
                    underWay.set(false);
                    failed.getChildren().setAll(new ProblemPane(Problem.of(failure)));
                }));
    }

    /** Does {@code next} at once, or after a person agreed to lose what is unsaved; never while a run is under way. */
    public void leaving(Runnable next) {
        if (session.migratingProperty().get() != null) {
            panes.open(Pane.narrow(new Form(Messages.text("project.running-title"),
                    Labels.wrapped(Messages.text("project.running-text")))));
            return;
        }
        List<String> lost = unsaved.get();
        if (lost.isEmpty()) {
            next.run();
            return;
        }
        Button discard = Buttons.plain(Messages.text("project.discard"));
        discard.setId("discard-unsaved");
        discard.getStyleClass().add("danger");
        discard.setOnAction(_ -> {
            panes.close();
            next.run();
        });
        Button keep = Buttons.plain(Messages.text("project.keep"));
        keep.setOnAction(_ -> panes.close());
        panes.open(Pane.narrow(new Form(Messages.text("project.unsaved"),
                Labels.wrapped(lost.stream().collect(Collectors.joining("\n")))).buttons(List.of(keep, discard))));
    }
}
