package dev.retort.workbench.editor;

import java.util.List;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.Database;
import dev.retort.engine.Engine;
import dev.retort.engine.OpenProject;
import dev.retort.plan.PlannedStatement;
import dev.retort.revision.Direction;
import dev.retort.script.Script;
import dev.retort.sql.DialectName;
import dev.retort.sql.StatementSummary;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Latest;
import dev.retort.workbench.work.Work;

/** What a revision's file, as it is saved, would run on the chosen kind of database. */
final class PreviewModel {

    /** One statement in words, and where it stands. */
    record Statement(String sentence, String sql, int line, boolean losesData) {}

    /** What is known of the previewed file. */
    sealed interface Preview {

        /** It is no revision's file. */
        record None() implements Preview {}

        record Statements(List<Statement> statements) implements Preview {}

        record Failed(Throwable failure) implements Preview {}
    }

    private final Engine engine;
    private final Session session;
    private final Latest latest;
    private final BooleanProperty wanted = new SimpleBooleanProperty(this, "wanted");
    private final ObjectProperty<Direction> direction = new SimpleObjectProperty<>(this, "direction",
            Direction.UPGRADE);
    private final ReadOnlyObjectWrapper<Preview> preview = new ReadOnlyObjectWrapper<>(this, "preview",
            new Preview.None());
    private @Nullable OpenFile file;

    PreviewModel(Engine engine, Work work, Session session) {
        this.engine = engine;
        this.session = session;
        this.latest = new Latest(work);
        wanted.subscribe(_ -> read());
        direction.subscribe(_ -> read());
        session.projectProperty().subscribe(_ -> read());
        session.databaseProperty().subscribe(_ -> read());
    }

    /** Whether anybody looks. */
    BooleanProperty wantedProperty() {
        return wanted;
    }

    ObjectProperty<Direction> directionProperty() {
        return direction;
    }

    ReadOnlyObjectProperty<Preview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** Whose SQL it is: that of the session's database, PostgreSQL's where there is none. */
    DialectName dialect() {
        return session.database().map(Database::url).map(url -> url.dialect()).orElse(DialectName.POSTGRESQL);
    }

    /** Looks at another file; null at none. */
    void show(@Nullable OpenFile other) {
        file = other;
        read();
    }

    private void read() {
        latest.cancel();
        OpenFile of = file;
        OpenProject project = session.project().orElse(null);
        if (!wanted.get() || of == null || project == null) {
            preview.set(new Preview.None());
            return;
        }
        Script script = project.scripts().scripts().stream().filter(each -> each.path().equals(of.path())).findFirst()
                .orElse(null);
        if (script == null) {
            preview.set(new Preview.None());
            return;
        }
        Direction way = direction.get();
        DialectName dialect = dialect();
        latest.start(Job.quiet(Messages.text("editor.preview.reading", of.name()),
                _ -> engine.preview(project, script.revision().id(), way, dialect).steps().stream()
                        .flatMap(step -> step.statements().stream()).map(each -> statement(each, dialect)).toList())
                .then(statements -> preview.set(new Preview.Statements(statements)))
                .otherwise(why -> preview.set(new Preview.Failed(why))));
    }

    private static Statement statement(PlannedStatement planned, DialectName dialect) {
        StatementSummary summary = StatementSummary.of(planned.sql(), dialect);
        return new Statement(summary.sentence(), planned.sql(), planned.at().line(), summary.losesData());
    }
}
