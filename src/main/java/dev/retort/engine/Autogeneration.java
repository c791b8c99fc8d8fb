package dev.retort.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.Access;
import dev.retort.connect.Database;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.SchemaWriter;
import dev.retort.dialect.WrittenStatement;
import dev.retort.diff.ChangeSet;
import dev.retort.diff.Comparison;
import dev.retort.diff.ComparisonSettings;
import dev.retort.diff.Difference;
import dev.retort.diff.DifferenceKind;
import dev.retort.engine.GeneratedRevision.Proof;
import dev.retort.problem.Cancellation;
import dev.retort.problem.RetortException;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.schema.DatabaseSchema;
import dev.retort.script.generated.AlembicDirectives;
import dev.retort.script.generated.RevisionBody;
import dev.retort.script.generated.SqlSections;
import dev.retort.target.Scratch;
import dev.retort.target.ScratchWish;

/** Makes revisions of differences, and proves them on scratch before they are written. */
final class Autogeneration {

    private final Projects projects;
    private final RevisionFiles files;
    private final Comparisons comparisons;
    private final Databases databases;
    private final ScratchRuns runs;

    Autogeneration(Projects projects, RevisionFiles files, Comparisons comparisons, Databases databases,
            ScratchRuns runs) {
        this.projects = projects;
        this.files = files;
        this.comparisons = comparisons;
        this.databases = databases;
        this.runs = runs;
    }

    /** The revision that these differences make, tried on scratch. */
    GeneratedRevision generate(OpenProject project, SchemaComparison comparison, Collection<Difference> chosen,
            NewRevision wanted, SchemaWriter.Style style, CompareRequest.Consent consent, Cancellation cancellation) {
        GeneratedRevision made = preview(project, comparison, chosen, wanted, style);
        Proof proof = made.changes().isEmpty()
                ? new Proof.NotTried("There is nothing to try.")
                : prove(project, comparison, made, consent, cancellation);
        return new GeneratedRevision(made.changes(), made.upgrade(), made.downgrade(), made.fileName(), made.text(),
                proof, made.draft());
    }

    /** The same, not tried: for a person who is still choosing. */
    GeneratedRevision preview(OpenProject project, SchemaComparison comparison, Collection<Difference> chosen,
            NewRevision wanted, SchemaWriter.Style style) {
        ChangeSet changes = comparison.comparison().choose(chosen);
        SchemaWriter writer = databases.dialect(comparison.dialect()).writer();
        List<WrittenStatement> upgrade = writer.write(changes.upgrade(), changes.before(), changes.after(), style);
        List<WrittenStatement> downgrade = writer.write(changes.downgrade(), changes.after(), changes.before(), style);
        RevisionBody body = project.project().alembic() == null
                ? SqlSections.of(upgrade, downgrade)
                : new AlembicDirectives(comparison.dialect(), writer, style).of(changes.upgrade(),
                        changes.downgrade(), changes.before(), changes.after());
        DraftFile draft = files.draft(project, wanted.doing(body));
        return new GeneratedRevision(changes, upgrade, downgrade, draft.script().fileName(), draft.script().text(),
                new Proof.NotTried("It was not tried."), draft);
    }

    private Proof prove(OpenProject project, SchemaComparison comparison, GeneratedRevision made,
            CompareRequest.Consent consent, Cancellation cancellation) {
        OpenProject with = projects.with(project, made.draft());
        Revision revision = newest(project, with);
        try (Scratch scratch = comparisons.scratch(project, comparison.database(), consent,
                ScratchWish.Need.REVISIONS)) {
            Database database = scratch.database().orElseThrow();
            Proof obstacle = prepare(project, database, made.changes().before(), revision, cancellation);
            if (obstacle != null) {
                return obstacle;
            }
            List<String> up = tried(with, database, PlanRequest.upgrade(database, revision.id()),
                    made.changes().after(), made.changes(), cancellation);
            if (!up.isEmpty()) {
                return new Proof.Failed("the upgrade", up);
            }
            List<String> down = tried(with, database, PlanRequest.downgrade(database, parent(revision)),
                    made.changes().before(), made.changes(), cancellation);
            return down.isEmpty() ? new Proof.Held() : new Proof.Failed("the downgrade", down);
        } catch (RetortException e) {
            cancellation.check();
            return new Proof.NotTried(e.message());
        }
    }

    private static Revision newest(OpenProject project, OpenProject with) {
        return with.graph().revisions().stream().filter(one -> project.graph().find(one.id()).isEmpty()).findFirst()
                .orElseThrow();
    }

    private static String parent(Revision revision) {
        return revision.downRevisions().isEmpty() ? "base" : revision.downRevisions().getFirst();
    }

    /** Makes scratch what the database is; what keeps it from that, or null. */
    private @Nullable Proof prepare(OpenProject project, Database scratch, DatabaseSchema before, Revision revision,
            Cancellation cancellation) {
        Dialect dialect = databases.dialect(scratch);
        DatabaseSchema nothing = comparisons.schema(scratch, !before.privileges().isEmpty());
        Comparison all = Comparison.of(nothing, before, ComparisonSettings.of(dialect.name())).answeringAll(false);
        ChangeSet creation = all.choose(all.differences().stream()
                .filter(one -> one.kind() == DifferenceKind.ADD
                        || one.kind() == DifferenceKind.ALTER)
                .toList());
        List<WrittenStatement> statements = dialect.writer().write(creation.upgrade(), creation.before(),
                creation.after(), SchemaWriter.Style.PLAIN);
        try (Connection connection = databases.open(scratch, Access.CREATE, cancellation);
                Statement statement = connection.createStatement()) {
            for (WrittenStatement one : statements) {
                cancellation.check();
                statement.execute(one.sql());
            }
        } catch (SQLException e) {
            return new Proof.NotTried("What the database holds could not be made on scratch: "
                    + dialect.errors().read(e, "").message());
        }
        if (!revision.downRevisions().isEmpty()) {
            runs.run(project, scratch, new PlanRequest(Direction.STAMP, revision.downRevisions(), false, scratch, null,
                    null), cancellation);
        }
        return null;
    }

    /** Runs a plan and says how what it leaves differs from what it should, a line each. */
    private List<String> tried(OpenProject project, Database scratch, PlanRequest request, DatabaseSchema wanted,
            ChangeSet changes, Cancellation cancellation) {
        try {
            runs.run(project, scratch, request, cancellation);
        } catch (RetortException e) {
            cancellation.check();
            return List.of(e.message());
        }
        DatabaseSchema found = comparisons.schema(scratch, !wanted.privileges().isEmpty());
        ComparisonSettings settings = ComparisonSettings.of(databases.dialect(scratch).name())
                .with(Comparisons.filter(project.project(), found));
        Comparison rest = Comparison.of(found, wanted, settings).answeringAll(false);
        List<String> lines = new ArrayList<>();
        rest.differences().stream().filter(one -> !changes.uncertain().contains(one.object()))
                .forEach(one -> lines.add(one.under().name() + ": " + one.wording().sentence()));
        return lines;
    }
}
