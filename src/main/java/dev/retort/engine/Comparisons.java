package dev.retort.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.Access;
import dev.retort.connect.Connector;
import dev.retort.connect.Database;
import dev.retort.connect.DatabaseUrl;
import dev.retort.dialect.Dialect;
import dev.retort.diff.Comparison;
import dev.retort.diff.ComparisonFilter;
import dev.retort.diff.ComparisonSettings;
import dev.retort.diff.LeftAlone;
import dev.retort.diff.NamesLeftOpen;
import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.project.Project;
import dev.retort.project.TargetSource;
import dev.retort.project.UrlSetting;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.Routine;
import dev.retort.schema.SchemaObject;
import dev.retort.sql.DialectName;
import dev.retort.target.Scratch;
import dev.retort.target.ScratchPlaces;
import dev.retort.target.ScratchReader;
import dev.retort.target.ScratchWish;
import dev.retort.target.TargetDdl;
import dev.retort.target.Unread;
import dev.retort.target.models.EnvironmentFilter;

/** Reads the sides of a comparison and compares them. */
final class Comparisons {

    private static final DatabaseSchema NOTHING = new DatabaseSchema("", List.of());

    private final Databases databases;
    private final Targets targets;
    private final ScratchPlaces places;
    private final ScratchRuns runs;
    private final Clock clock;

    Comparisons(Databases databases, Connector connector, Targets targets, ScratchRuns runs, Clock clock) {
        this.databases = databases;
        this.targets = targets;
        this.places = new ScratchPlaces(connector);
        this.runs = runs;
        this.clock = clock;
    }

    /** A side as it was read. */
    private record Side(String name, DatabaseSchema schema, Map<ObjectName, String> writtenDefaults,
            List<String> notes, List<Unread> unread) {

        Side(String name, DatabaseSchema schema, Map<ObjectName, String> writtenDefaults, List<String> notes) {
            this(name, schema, writtenDefaults, notes, List.of());
        }
    }

    SchemaComparison compare(OpenProject project, Database database, CompareRequest request,
            Cancellation cancellation) {
        Instant start = clock.instant();
        Side before = read(project, database, request.before(), NOTHING, request, cancellation);
        Side after = read(project, database, request.after(), before.schema(), request, cancellation);
        ComparisonSettings settings = ComparisonSettings.of(database.url().dialect())
                .with(filter(project.project(), before.schema()).including(request.include())
                        .excluding(request.exclude()))
                .withWrittenDefaults(after.writtenDefaults());
        List<Unread> unread = new ArrayList<>(before.unread());
        unread.addAll(after.unread());
        LeftAlone leftAlone = leftAlone(unread, before.schema());
        Comparison comparison = Comparison.of(before.schema(), after.schema(), settings.leaving(leftAlone));
        EnvironmentFilter filter = request.after() instanceof SchemaSide.OfTarget
                ? EnvironmentFilter.of(project.project(), comparison, settings.dialect())
                : EnvironmentFilter.NOTHING;
        if (!filter.things().isEmpty()) {
            comparison = Comparison.of(before.schema(), after.schema(),
                    settings.leaving(leftAlone.and(filter.things())));
        }
        List<String> notes = new ArrayList<>(before.notes());
        notes.addAll(after.notes());
        unread.forEach(one -> notes.add(one.sentence()));
        notes.addAll(filter.notes());
        Instant end = clock.instant();
        return new SchemaComparison(database, before.name(), after.name(), comparison, notes, unread, end,
                Duration.between(start, end));
    }

    /** A table with a column that nobody knows the type of could be changed without it, but not made. */
    private static LeftAlone leftAlone(List<Unread> unread, DatabaseSchema now) {
        Set<ObjectName> things = new HashSet<>();
        Map<ObjectName, SchemaObject> there = now.byName();
        for (Unread one : unread) {
            ObjectName thing = one.thing().schema().isEmpty()
                    ? placed(one.thing(), now.defaultSchema())
                    : one.thing();
            things.add(thing);
            ObjectName table = ObjectName.of(ObjectKind.TABLE, thing.schema(), thing.within());
            if (thing.kind().isPart() && !there.containsKey(table)) {
                things.add(table);
            }
        }
        return new LeftAlone(things);
    }

    /** The same with its database read anew: what it is compared with stays as it was read. */
    SchemaComparison again(SchemaComparison earlier, boolean privileges) {
        Instant start = clock.instant();
        Comparison comparison = Comparison.of(schema(earlier.database(), privileges), earlier.comparison().after(),
                earlier.comparison().settings());
        Instant end = clock.instant();
        return new SchemaComparison(earlier.database(), earlier.beforeName(), earlier.afterName(), comparison,
                earlier.notes(), earlier.unread(), end, Duration.between(start, end));
    }

    /** Neither the version table nor Retort's log is anyone's schema. */
    static ComparisonFilter filter(Project project, DatabaseSchema schema) {
        String versionSchema = project.versionTableSchema().isEmpty()
                ? schema.defaultSchema()
                : project.versionTableSchema();
        ObjectName versions = ObjectName.of(ObjectKind.TABLE, versionSchema, project.versionTable());
        Set<String> logs = new HashSet<>(Set.of(ScratchRuns.LOG_SCHEMA));
        logs.add(project.logSchema().isEmpty() ? ScratchRuns.LOG_SCHEMA : project.logSchema());
        return ComparisonFilter.EVERYTHING.hiding(Set.of(versions), logs);
    }

    /** @param beside what the other side holds, where that is known already */
    private Side read(OpenProject project, Database near, SchemaSide side, DatabaseSchema beside,
            CompareRequest request, Cancellation cancellation) {
        return switch (side) {
            case SchemaSide.OfDatabase(Database other) -> live(other, near.url().dialect(), request);
            case SchemaSide.OfRevision(String target) -> revision(project, near, target, request, cancellation);
            case SchemaSide.OfTarget() -> target(project, near, beside, request, cancellation);
        };
    }

    private Side live(Database database, DialectName dialect, CompareRequest request) {
        if (database.url().dialect() != dialect) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, database.name() + " is "
                    + database.url().dialect().title() + ", and what it is compared with is " + dialect.title() + ".")
                    .hint("Compare databases of one kind.");
        }
        return new Side(database.name(), schema(database, request.privileges()), Map.of(), List.of());
    }

    /** What a database holds; nothing where its SQLite file is not made yet. */
    DatabaseSchema schema(Database database, boolean privileges) {
        if (Databases.isMissingFile(database)) {
            return new DatabaseSchema("main", List.of());
        }
        return databases.with(database, Access.READ,
                connection -> databases.dialect(database).schemas().read(connection, privileges));
    }

    private Side revision(OpenProject project, Database near, String target, CompareRequest request,
            Cancellation cancellation) {
        try (Scratch scratch = scratch(project, near, request.consent(), ScratchWish.Need.REVISIONS)) {
            if (!target.equals("base")) {
                runs.upgrade(project, scratch.database().orElseThrow(), target, cancellation);
            }
            return new Side("revision " + target, new ScratchReader(dialect(near)).read(scratch, request.privileges()),
                    Map.of(), List.of());
        }
    }

    private Side target(OpenProject project, Database near, DatabaseSchema beside, CompareRequest request,
            Cancellation cancellation) {
        TargetSource source = targets.source(project);
        if (source instanceof TargetSource.OtherDatabase(String profile)) {
            return live(targets.database(project, profile), near.url().dialect(), request);
        }
        TargetDdl wanted = targets.ddl(project, source, near.url().dialect(), request.consent(), cancellation);
        try (Scratch scratch = scratch(project, near, request.consent(), ScratchWish.Need.DDL)) {
            boolean privileges = request.privileges() && wanted.saysPrivileges();
            ScratchReader reader = new ScratchReader(dialect(near));
            reader.provide(given(source, beside), scratch);
            DatabaseSchema schema = NamesLeftOpen.settled(beside,
                    reader.read(wanted, scratch, privileges, cancellation), wanted.names(), near.url().dialect());
            List<String> notes = new ArrayList<>(wanted.notes());
            if (request.privileges() && !privileges) {
                notes.add(source.title() + " says nothing of owners and grants, so they are not compared.");
            }
            return new Side(source.title(), schema, placed(wanted.writtenDefaults(), schema.defaultSchema()), notes,
                    wanted.unread());
        }
    }

    /** Models and entities call functions of the database in defaults, and have no words to make them. */
    private static List<Routine> given(TargetSource source, DatabaseSchema beside) {
        return source instanceof TargetSource.Models || source instanceof TargetSource.Entities
                ? beside.all(Routine.class).toList()
                : List.of();
    }

    /** A column of a table that names no schema is one of the schema unqualified names mean. */
    private static Map<ObjectName, String> placed(Map<ObjectName, String> written, String defaultSchema) {
        Map<ObjectName, String> placed = new HashMap<>();
        written.forEach((column, text) -> placed.put(column.schema().isEmpty()
                ? placed(column, defaultSchema)
                : column, text));
        return placed;
    }

    private static ObjectName placed(ObjectName name, String schema) {
        return new ObjectName(name.kind(), schema, name.name(), name.within());
    }

    Scratch scratch(OpenProject project, Database near, CompareRequest.Consent consent, ScratchWish.Need need) {
        UrlSetting setting = project.project().target().scratch();
        @Nullable
        DatabaseUrl url = setting == null ? null : targets.url(project, setting);
        return places.open(near, new ScratchWish(url, consent.scratchOnProduction(), need));
    }

    Dialect dialect(Database database) {
        return databases.dialect(database);
    }
}
