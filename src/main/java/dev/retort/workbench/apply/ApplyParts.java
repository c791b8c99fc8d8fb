package dev.retort.workbench.apply;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.retort.engine.Engine;
import dev.retort.plan.Plan;
import dev.retort.revision.Direction;
import dev.retort.run.RunResult;
import dev.retort.workbench.control.FilePrompt;
import dev.retort.workbench.shell.Destination;
import dev.retort.workbench.shell.FolderPrompt;
import dev.retort.workbench.shell.Navigator;
import dev.retort.workbench.shell.Notices;
import dev.retort.workbench.shell.Pane;
import dev.retort.workbench.shell.Panes;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Work;

/**
 * What applying needs around it; the way in is {@link #open}.
 *
 * @param backupFolder where a person wants backups; null for the usual folder
 */
public record ApplyParts(Session session, Engine engine, Work work, Clock clock, ZoneId zone, Panes panes,
        Notices notices, Navigator navigator, FolderPrompt folders, FilePrompt files,
        Supplier<@Nullable Path> backupFolder) {

    /** Opens the pane for a migration of the open project's chosen database; nothing without one. */
    public void open(Destination.Migration wanted) {
        if (session.project().isEmpty() || session.database().isEmpty()
                || session.migratingProperty().get() != null) {
            return;
        }
        ApplyViewModel model = new ApplyViewModel(session, engine, work, clock, wanted);
        model.agreement().backupFolderProperty().set(backupFolder.get());
        if (wanted.direction() == Direction.STAMP) {
            panes.open(Pane.narrow(new StampForm(model, this).form()));
        } else {
            ApplyPane pane = new ApplyPane(model, this);
            panes.open(Pane.wide(pane).closingWhen(pane::mayClose).whenClosed(pane::closed));
        }
        model.resultProperty().subscribe(result -> {
            if (result instanceof RunResult.Completed completed) {
                notices.done(ResultView.sentence(completed));
            } else if (result instanceof RunResult.Stopped stopped) {
                notices.problem(stopped.cause());
            }
        });
        model.plan();
    }

    /** Asks for a file and writes the plan into it as one script. */
    void export(ApplyViewModel model, Plan plan) {
        String name = plan.direction().text() + "-" + plan.target().replaceAll("\\W+", "-") + ".sql";
        files.save(Messages.text("apply.export"), session.project().orElseThrow().folder(), name)
                .ifPresent(file -> work.start(Job.of(Messages.text("apply.exporting"), _ -> {
                    Files.writeString(file, model.script(plan));
                    return file;
                }).then(written -> notices.done(Messages.text("apply.exported", written.toString())))
                        .otherwise(notices::problem)));
    }
}
