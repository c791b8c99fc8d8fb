package dev.retort.workbench.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import dev.retort.engine.Engine;
import dev.retort.engine.OpenProject;
import dev.retort.plan.Plan;
import dev.retort.plan.PlannedStatement;
import dev.retort.plan.PlannedStep;
import dev.retort.plan.RuntimeReason;
import dev.retort.problem.RetortException;
import dev.retort.revision.Direction;
import dev.retort.script.Script;
import dev.retort.script.ScriptText;
import dev.retort.sql.DialectName;
import dev.retort.sql.StatementSummary;
import dev.retort.workbench.control.Problem;
import dev.retort.workbench.editor.OpenFile.Kind;
import dev.retort.workbench.editor.Preview.Effect;
import dev.retort.workbench.editor.Preview.Way;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Latest;
import dev.retort.workbench.work.Work;

/** The statements of the file in front, for one dialect, as it is saved. */
final class PreviewModel {

    private final Engine engine;
    private final Session session;
    private final EditorViewModel files;
    private final Latest latest;
    private final ObjectProperty<DialectName> dialect = new SimpleObjectProperty<>(this, "dialect",
            DialectName.POSTGRESQL);
    private final ReadOnlyObjectWrapper<Preview> preview = new ReadOnlyObjectWrapper<>(this, "preview",
            new Preview.Nothing(""));
    private Subscription following = Subscription.EMPTY;

    PreviewModel(Engine engine, Work work, Session session, EditorViewModel files) {
        this.engine = engine;
        this.session = session;
        this.files = files;
        this.latest = new Latest(work);
        session.databaseProperty().subscribe(database -> {
            if (database != null) {
                dialect.set(database.url().dialect());
            }
        });
        session.projectProperty().subscribe(this::read);
        dialect.subscribe(this::read);
        files.currentProperty().subscribe(file -> {
            following.unsubscribe();
            following = file == null ? Subscription.EMPTY : file.dirtyProperty().subscribe(_ -> read());
            read();
        });
    }

    /** Whose statements are shown; the database's at first. */
    ObjectProperty<DialectName> dialectProperty() {
        return dialect;
    }

    ReadOnlyObjectProperty<Preview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    private void read() {
        latest.cancel();
        OpenFile file = files.currentProperty().get();
        OpenProject project = session.project().orElse(null);
        if (file == null || project == null) {
            preview.set(new Preview.Nothing(""));
            return;
        }
        Script script = files.script(file).orElse(null);
        String reason = reasonAgainst(file, script, project);
        if (script == null || !reason.isEmpty()) {
            preview.set(new Preview.Nothing(reason));
            return;
        }
        String id = script.revision().id();
        DialectName shown = dialect.get();
        latest.start(Job.quiet("preview", _ -> new Preview.Statements(way(project, id, Direction.UPGRADE, shown),
                way(project, id, Direction.DOWNGRADE, shown))).then(preview::set));
    }

    private static String reasonAgainst(OpenFile file, @Nullable Script script, OpenProject project) {
        if (file.kind() != Kind.REVISION) {
            return Messages.text("editor.preview.no-revision");
        }
        if (file.isDirty()) {
            return Messages.text("editor.preview.unsaved");
        }
        if (script == null) {
            return Messages.text("editor.preview.broken");
        }
        if (!script.text().equals(ScriptText.normalize(file.read().raw()))) {
            return Messages.text("editor.preview.reading");
        }
        return project.isReadable() ? "" : Messages.text("editor.preview.no-graph");
    }

    private Way way(OpenProject project, String id, Direction direction, DialectName in) {
        try {
            List<Preview.Line> lines = lines(engine.preview(project, id, direction, in));
            return new Way(lines, lines.isEmpty() ? Messages.text("editor.preview.nothing") : "");
        } catch (RetortException refused) {
            return new Way(List.of(), Problem.withoutPlace(refused.message(), refused.position()));
        }
    }

    private static List<Preview.Line> lines(Plan plan) {
        List<Preview.Line> lines = new ArrayList<>();
        for (PlannedStep step : plan.steps()) {
            for (PlannedStatement statement : step.statements()) {
                StatementSummary summary = StatementSummary.of(statement.sql(), plan.dialect());
                lines.add(new Preview.Line(effect(summary), capital(summary.sentence()), statement.at().line()));
            }
            RuntimeReason.of(step).ifPresent(reason -> lines.add(new Preview.Line(Effect.CHANGES,
                    Messages.text("runtime.sentence", reason.why()),
                    reason.at() == null ? 1 : reason.at().line())));
        }
        return lines;
    }

    private static Effect effect(StatementSummary summary) {
        if (summary.losesData() || summary.title().startsWith("DROP")) {
            return Effect.REMOVES;
        }
        return summary.title().startsWith("CREATE") ? Effect.ADDS : Effect.CHANGES;
    }

    private static String capital(String sentence) {
        return sentence.isEmpty()
                ? sentence
                : sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
