package dev.retort.engine;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.Access;
import dev.retort.connect.Database;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.SchemaDraft;
import dev.retort.dialect.VersionTable;
import dev.retort.plan.Plan;
import dev.retort.plan.PlannedStep;
import dev.retort.plan.Planner;
import dev.retort.plan.RuntimeReason;
import dev.retort.plan.StepInputs;
import dev.retort.plan.StepInputs.Purpose;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionPath;
import dev.retort.revision.RevisionStep;
import dev.retort.run.LogPlace;
import dev.retort.run.MigrationLog;
import dev.retort.sql.DialectName;

/** Makes plans: finds the rows to start from, the path through the graph, and the statements on it. */
final class Plans {

    private final Databases databases;
    private final OutsideAlembic alembic;
    private final Surroundings surroundings;
    private final ReplayedTables replayed;

    Plans(Databases databases, OutsideAlembic alembic, Surroundings surroundings) {
        this.databases = databases;
        this.alembic = alembic;
        this.surroundings = surroundings;
        this.replayed = new ReplayedTables(databases);
    }

    /** Where a plan begins, and what to say about it. */
    private record Start(List<String> rows, List<String> warnings) {}

    /** What would run on a database of the project's; touches nothing. */
    Plan plan(OpenProject project, PlanRequest request) {
        return plan(project, request, surroundings.logPlace(project));
    }

    /** The same for a database whose log is elsewhere. */
    Plan plan(OpenProject project, PlanRequest request, LogPlace log) {
        RevisionGraph graph = project.graph();
        Start start = start(project, request, log);
        DialectName dialect = dialect(request);
        RevisionPath path = path(graph, request.direction(), request.targets(), request.purge(), start.rows());
        Plan plan = planner(project, dialect, inputs(project, request, start.rows())).plan(path, start.rows());
        if (request.scripts().purpose() == Purpose.SCRIPT) {
            refuseRuntimeDependent(plan);
        }
        return plan.steps().isEmpty() ? plan : plan.warning(start.warnings());
    }

    private StepInputs inputs(OpenProject project, PlanRequest request, List<String> rows) {
        DialectName dialect = dialect(request);
        SchemaDraft.Source tables = request.from() == null && request.database() != null
                ? tablesOf(request.database())
                : tablesAt(project, dialect, rows, request.scripts().xArguments());
        return new StepInputs(tables, request.scripts().purpose(), request.scripts().xArguments(),
                alembic.allowed(project, request.scripts().unreadable()));
    }

    private SchemaDraft.Source tablesOf(Database database) {
        Dialect dialect = databases.dialect(database);
        return () -> Databases.isMissingFile(database)
                ? dialect.emptyDraft()
                : databases.with(database, Access.READ, dialect::draft);
    }

    /**
     * The tables as the revisions up to these leave an empty database; in doubt where one of them follows a revision that
     * no readable file has.
     */
    private SchemaDraft.Source tablesAt(OpenProject project, DialectName dialect, List<String> rows,
            List<String> xArguments) {
        return () -> {
            Set<String> applied = new LinkedHashSet<>();
            for (String row : rows) {
                project.shownGraph().upgrade(List.of(), row).steps().forEach(step -> applied.add(step.revision()));
            }
            SchemaDraft tables = replayed.at(new ReplayedTables.History(project, dialect, xArguments),
                    List.copyOf(applied));
            applied.stream().filter(revision -> !project.cutOff(revision).isEmpty()).findFirst().ifPresent(
                    revision -> tables.doubt("no file that can be read has revision "
                            + project.cutOff(revision).getFirst() + ", which revision " + revision + " follows"));
            return tables;
        };
    }

    private static void refuseRuntimeDependent(Plan plan) {
        plan.steps().forEach(step -> RuntimeReason.of(step).ifPresent(reason -> {
            throw new RetortException(ProblemCode.INVALID_REVISION_FILE, "Revision " + step.revision()
                    + " cannot be written as a script, because what it does depends on the database: "
                    + reason.sentence() + ".")
                    .hint("Apply it to the database itself, without --sql.").data("revision", step.revision())
                    .at(new SourcePosition(String.valueOf(step.file()), 1, 1));
        }));
    }

    /** Rows by exact id, or by any symbol for one revision; a row no file has is left for the path to refuse. */
    private static Stream<String> rows(RevisionGraph graph, String symbol) {
        try {
            return graph.find(symbol).isPresent() ? Stream.of(symbol) : graph.startRows(symbol).stream();
        } catch (RetortException notFound) {
            if (notFound.code() == ProblemCode.REVISION_NOT_FOUND) {
                return Stream.of(symbol);
            }
            throw notFound;
        }
    }

    /** The plan to the same target from other rows. */
    Plan again(OpenProject project, Database database, Plan plan, List<String> rows) {
        RevisionPath path = path(project.graph(), plan.direction(), List.of(plan.target()), false, rows);
        boolean outside = plan.steps().stream().anyMatch(PlannedStep::runsOutside);
        StepInputs inputs = new StepInputs(tablesOf(database), Purpose.RUN, plan.xArguments(), alembic.allowed(project,
                outside ? PlanRequest.Unreadable.RUN_ALEMBIC : PlanRequest.Unreadable.AS_REMEMBERED));
        return planner(project, plan.dialect(), inputs).plan(path, rows);
    }

    /** The plan to all heads; null where there is none, as when the graph cannot be read. */
    @Nullable
    Plan next(OpenProject project, Database database) {
        try {
            return plan(project, PlanRequest.upgrade(database, "heads"));
        } catch (RetortException _) {
            // What stands in doubt can be settled without knowing what comes next.
            return null;
        }
    }

    /** One revision alone, in one direction. */
    Plan preview(OpenProject project, String revision, Direction direction, DialectName dialect) {
        RevisionStep step = new RevisionStep(project.shownGraph().get(revision).id(), direction, List.of(), List.of(),
                "");
        RevisionPath path = new RevisionPath(direction, revision, List.of(), List.of(), List.of(step), List.of());
        StepInputs inputs = new StepInputs(before(project, step, dialect), Purpose.RUN, List.of());
        return planner(project, dialect, inputs).plan(path, List.of());
    }

    private SchemaDraft.Source before(OpenProject project, RevisionStep step, DialectName dialect) {
        Revision revision = project.shownGraph().get(step.revision());
        List<String> rows = step.direction() == Direction.DOWNGRADE
                ? List.of(revision.id())
                : Stream.concat(revision.downRevisions().stream(),
                        project.shownGraph().resolvedDependencies(revision.id()).stream()).toList();
        return tablesAt(project, dialect, rows, List.of());
    }

    /** Forgets what was replayed of projects. */
    void close() {
        replayed.close();
    }

    private static Planner planner(OpenProject project, DialectName dialect, StepInputs inputs) {
        return new Planner(project.scripts(), dialect, project.project().transactions(), inputs);
    }

    private static RevisionPath path(RevisionGraph graph, Direction direction, List<String> targets, boolean purge,
            List<String> rows) {
        return switch (direction) {
            case UPGRADE -> graph.upgrade(rows, targets.getFirst());
            case DOWNGRADE -> graph.downgrade(rows, targets.getFirst());
            case STAMP -> purge ? graph.stampPurged(rows, targets) : graph.stamp(rows, targets);
        };
    }

    private Start start(OpenProject project, PlanRequest request, LogPlace log) {
        List<String> from = request.from();
        if (from != null) {
            return new Start(from.stream().flatMap(symbol -> rows(project.graph(), symbol)).toList(), List.of());
        }
        Database database = request.database();
        if (database == null || Databases.isMissingFile(database)) {
            return new Start(List.of(), List.of());
        }
        return databases.with(database, Access.READ, connection -> {
            Dialect dialect = databases.dialect(database);
            VersionTable table = VersionTable.find(dialect, connection, Databases.versionTable(project.project()));
            return new Start(table.rows(), announcement(MigrationLog.schemaToMake(connection, dialect, log)));
        });
    }

    private static List<String> announcement(Optional<String> schema) throws SQLException {
        return schema.map(name -> List.of("Makes the schema " + name + " for the migration log, once."))
                .orElse(List.of());
    }

    private static DialectName dialect(PlanRequest request) {
        @Nullable
        Database database = request.database();
        DialectName asked = request.dialect();
        if (asked != null) {
            return asked;
        }
        if (database == null) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS,
                    "Without a database Retort cannot know whose SQL to write.")
                    .hint("Say it with --dialect postgresql or --dialect sqlite.");
        }
        return database.url().dialect();
    }
}
