package dev.retort.engine;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.Access;
import dev.retort.connect.Database;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.VersionTable;
import dev.retort.plan.Plan;
import dev.retort.plan.Planner;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.revision.Direction;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.RevisionPath;
import dev.retort.revision.RevisionStep;
import dev.retort.run.LogPlace;
import dev.retort.run.MigrationLog;
import dev.retort.sql.DialectName;

/** Makes plans: finds the rows to start from, the path through the graph, and the statements on it. */
final class Plans {

    private final Databases databases;

    Plans(Databases databases) {
        this.databases = databases;
    }

    /** Where a plan begins, and what to say about it. */
    private record Start(List<String> rows, List<String> warnings) {}

    Plan plan(OpenProject project, PlanRequest request, LogPlace log) {
        RevisionGraph graph = project.graph();
        Start start = start(project, request, log);
        DialectName dialect = dialect(request);
        RevisionPath path = path(graph, request.direction(), request.targets(), request.purge(), start.rows());
        Plan plan = planner(project, dialect).plan(path, start.rows());
        if (start.warnings().isEmpty() || plan.steps().isEmpty()) {
            return plan;
        }
        List<String> warnings = new ArrayList<>(plan.warnings());
        warnings.addAll(start.warnings());
        return new Plan(plan.direction(), plan.target(), plan.dialect(), plan.rows(), plan.from(), plan.to(),
                plan.transactions(), warnings, plan.steps());
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
    Plan again(OpenProject project, Plan plan, List<String> rows) {
        RevisionPath path = path(project.graph(), plan.direction(), List.of(plan.target()), false, rows);
        return planner(project, plan.dialect()).plan(path, rows);
    }

    /** The plan to all heads; null where there is none, as when the graph cannot be read. */
    @Nullable
    Plan next(OpenProject project, Database database, LogPlace log) {
        try {
            return plan(project, PlanRequest.upgrade(database, "heads"), log);
        } catch (RetortException _) {
            // What stands in doubt can be settled without knowing what comes next.
            return null;
        }
    }

    /** One revision alone, in one direction. */
    Plan preview(OpenProject project, String revision, Direction direction, DialectName dialect) {
        RevisionStep step = new RevisionStep(project.graph().get(revision).id(), direction, List.of(), List.of(), "");
        RevisionPath path = new RevisionPath(direction, revision, List.of(), List.of(), List.of(step), List.of());
        return planner(project, dialect).plan(path, List.of());
    }

    private static Planner planner(OpenProject project, DialectName dialect) {
        return new Planner(project.scripts(), dialect, project.project().transactions());
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
