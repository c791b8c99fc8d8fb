package dev.retort.workbench.settings;

import java.util.List;

import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

import dev.retort.engine.Engine;
import dev.retort.engine.OpenProject;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Problem;
import dev.retort.workbench.control.ProblemPane;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Work;

/** The programs of a project that a person has allowed to run, and the way to take that back. Empty for none. */
public final class AllowedPrograms extends VBox {

    private final Engine engine;
    private final Work work;
    private final OpenProject project;

    public AllowedPrograms(Engine engine, Work work, OpenProject project) {
        super(8);
        this.engine = engine;
        this.work = work;
        this.project = project;
        setId("settings-programs");
        setVisible(false);
        managedProperty().bind(visibleProperty());
        work.start(Job.quiet(Messages.text("settings.programs"), _ -> engine.programs().allowed(project))
                .then(this::show).otherwise(this::complain));
    }

    private void show(List<String> programs) {
        setVisible(!programs.isEmpty());
        getChildren().setAll(Labels.of(Messages.text("settings.programs"), "strong"),
                Labels.wrapped(Messages.text("settings.programs-text", project.project().name()), "secondary"));
        programs.forEach(program -> getChildren().add(Labels.wrapped(program, "mono")));
        Button takeBack = Buttons.small(Icon.UNDO, Messages.text("settings.programs-take-back"));
        takeBack.setId("settings-programs-take-back");
        takeBack.setOnAction(_ -> work.start(Job.quiet(Messages.text("settings.programs"), _ -> {
            engine.programs().disallow(project);
            return engine.programs().allowed(project);
        }).then(this::show).otherwise(this::complain)));
        getChildren().add(takeBack);
    }

    private void complain(Throwable failure) {
        setVisible(true);
        getChildren().setAll(new ProblemPane(Problem.of(failure)));
    }
}
