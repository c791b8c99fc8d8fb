package dev.retort.target.models;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import dev.retort.alembic.env.EnvHints;
import dev.retort.alembic.models.IncludeFunctions;
import dev.retort.diff.Comparison;
import dev.retort.diff.Difference;
import dev.retort.diff.DifferenceKind;
import dev.retort.problem.RetortException;
import dev.retort.project.AlembicProject;
import dev.retort.project.Project;
import dev.retort.python.value.Host.ModuleSource;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.Index;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.Table;
import dev.retort.sql.DialectName;

/**
 * What an {@code env.py} keeps Alembic's autogenerate from looking at: schemas beside the usual one, and what its functions
 * say. They are evaluated, not run.
 *
 * @param things tables and other whole things, and parts of tables
 * @param notes what was left out and why, and what could not be found out, a sentence each
 */
public record EnvironmentFilter(Set<ObjectName> things, List<String> notes) {

    private static final int MOST_NAMES = 8;
    /** Of a comparison that no env.py has a say in. */
    public static final EnvironmentFilter NOTHING = new EnvironmentFilter(Set.of(), List.of());

    /** What a project's {@code env.py} leaves out of a comparison of its database with its target. */
    public static EnvironmentFilter of(Project project, Comparison comparison, DialectName dialect) {
        AlembicProject alembic = project.alembic();
        if (alembic == null || !alembic.hints().readable() || comparison.differences().isEmpty()) {
            return NOTHING;
        }
        EnvHints hints = alembic.hints();
        Set<ObjectName> things = new HashSet<>();
        List<String> notes = new ArrayList<>();
        if (!hints.mayIncludeSchemas()) {
            otherSchemas(comparison, things, notes);
        }
        if (hints.options().containsKey("include_object") || hints.options().containsKey("include_name")) {
            ModuleSource env = ModelsTarget.environment(alembic.settings().envScript(), project.folder());
            try {
                Optional<IncludeFunctions> found = ModelsTarget.includeFunctions(project, env, comparison, dialect);
                found.ifPresent(functions -> ask(functions, comparison, things, notes));
                if (found.isEmpty()) {
                    notes.add(unknown(env, "they are made where it runs."));
                }
            } catch (RetortException e) {
                notes.add(unknown(env, e.message()));
            }
        }
        return new EnvironmentFilter(things, notes);
    }

    private static String unknown(ModuleSource env, String why) {
        return env.file() + " has an include_name or include_object that cannot be asked, so what it leaves out is "
                + "compared too: " + why;
    }

    private static void otherSchemas(Comparison comparison, Set<ObjectName> things, List<String> notes) {
        DatabaseSchema target = comparison.after();
        Set<String> meant = new HashSet<>(
                List.of("", target.defaultSchema(), comparison.before().defaultSchema()));
        target.objects().forEach(one -> meant.add(schema(one.id())));
        Set<String> left = new TreeSet<>();
        comparison.notInTarget().stream().map(Difference::object).filter(one -> !meant.contains(schema(one)))
                .forEach(one -> {
                    things.add(one);
                    left.add(schema(one));
                });
        if (!left.isEmpty()) {
            notes.add("env.py does not set include_schemas: what only the database has in " + String.join(", ", left)
                    + " is left out.");
        }
    }

    private static String schema(ObjectName name) {
        return name.kind() == ObjectKind.SCHEMA ? name.name() : name.schema();
    }

    private static void ask(IncludeFunctions functions, Comparison comparison, Set<ObjectName> things,
            List<String> notes) {
        Set<ObjectName> left = new HashSet<>();
        Predicate<ObjectName> isNew = name -> !things.contains(name) && !left.contains(name);
        Set<ObjectName> there = comparison.before().byName().keySet();
        for (Difference one : comparison.differences()) {
            ObjectName whole = one.under();
            String schema = schema(whole);
            if (!schema.isEmpty() && there.contains(whole) && !functions.includesSchema(schema)
                    || whole.kind() == ObjectKind.TABLE && isNew.test(whole) && !functions.includesTable(whole)) {
                left.add(whole);
            } else if (one.object().kind().isPart() && isNew.test(whole) && !functions.includesPart(one.object())) {
                left.add(one.object());
            } else if (one.kind() == DifferenceKind.ADD && isNew.test(whole)
                    && comparison.after().find(whole).orElse(null) instanceof Table table) {
                table.indexes().stream().map(Index::name).map(name -> whole.part(ObjectKind.INDEX, name))
                        .filter(name -> !functions.includesPart(name)).forEach(left::add);
            }
        }
        things.addAll(left);
        if (!left.isEmpty()) {
            List<String> names = left.stream().map(ObjectName::shortText).sorted().toList();
            notes.add("env.py leaves out " + String.join(", ", names.stream().limit(MOST_NAMES).toList())
                    + (names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "")
                    + ", by its include_name or include_object.");
        }
        functions.failures().forEach((option, why) -> notes.add("env.py's " + option + " cannot be asked about "
                + why + " What it leaves out is compared too."));
    }
}
