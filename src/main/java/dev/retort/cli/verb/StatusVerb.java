package dev.retort.cli.verb;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import dev.retort.cli.call.DatabaseHeads;
import dev.retort.cli.call.ExitCode;
import dev.retort.cli.call.Invocation;
import dev.retort.cli.call.Verb;
import dev.retort.cli.comparison.CompareOptions;
import dev.retort.cli.comparison.Comparing;
import dev.retort.cli.json.Json;
import dev.retort.cli.output.Phrases;
import dev.retort.cli.output.Printer;
import dev.retort.cli.output.TextWidth;
import dev.retort.engine.CompareRequest;
import dev.retort.engine.DatabaseState;
import dev.retort.engine.SchemaComparison;
import dev.retort.engine.SchemaSide;
import dev.retort.revision.Revision;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "status", sortOptions = false, description = "Show where the database stands: its version, what is pending, and its tables beside the target's where the project has one.")
final class StatusVerb extends Verb {

    private static final int MOST_PENDING = 20;

    @Mixin
    CompareOptions options = new CompareOptions();

    StatusVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        invocation().graph();
        DatabaseState state = new DatabaseHeads(invocation()).state();
        print(state, project().project().target().source() == null ? null : compare());
        return ExitCode.DONE;
    }

    private SchemaComparison compare() {
        return new Comparing(invocation()).compare(
                new CompareRequest(new SchemaSide.OfDatabase(invocation().database()), new SchemaSide.OfTarget(),
                        options.include, options.exclude, options.privileges, options.consent()));
    }

    /**
     * Prints it, as text or as JSON.
     *
     * @param comparison null where the project does not say what its schema should be
     */
    void print(DatabaseState state, @Nullable SchemaComparison comparison) {
        if (options().json) {
            printer().json(json(state, comparison));
            return;
        }
        if (comparison != null) {
            comparison.notes().forEach(printer()::note);
        }
        printVersion(state);
        if (comparison == null) {
            printer().line("Target    none; [target] in the settings says what the schema should be");
        } else {
            printTarget(comparison);
        }
        printPending(state);
        printEdited(state);
        if (comparison != null) {
            printTables(tables(comparison));
        }
    }

    private void printVersion(DatabaseState state) {
        String heads = Phrases.heads(invocation().graph().heads().stream().map(Revision::id).toList());
        printer().line("Database  " + state.database().name() + ", " + state.server());
        printer().line("Version   " + (state.versionTable()
                ? "at " + Phrases.heads(state.rows()) + ", head " + heads + ", "
                        + (state.pending() == 0 ? "up to date" : Phrases.count(state.pending(), "revision") + " behind")
                : "no version table; head " + heads));
    }

    private void printTarget(SchemaComparison comparison) {
        printer().line("Target    " + comparison.afterName() + ", " + (comparison.isInSync()
                ? "in sync"
                : Phrases.count(comparison.comparison().preselected().size() + comparison.openQuestions().size(),
                        "difference")
                        + (comparison.unread().isEmpty()
                                ? ""
                                : ", and " + Phrases.count(comparison.unread().size(), "thing") + " not compared")));
    }

    private void printPending(DatabaseState state) {
        List<Revision> pending = pending(state);
        if (pending.isEmpty()) {
            return;
        }
        printer().line("");
        printer().line(printer().toned("pending", Printer.Tone.FAINT));
        pending.stream().limit(MOST_PENDING).forEach(revision -> printer()
                .line("○ " + revision.id() + "  " + revision.message()));
        if (pending.size() > MOST_PENDING) {
            printer().line("  … and " + (pending.size() - MOST_PENDING) + " more; retort plan upgrade heads shows all");
        }
    }

    private void printEdited(DatabaseState state) {
        List<String> edited = edited(state);
        if (!edited.isEmpty()) {
            printer().warning((edited.size() == 1 ? "this file was" : "these files were")
                    + " edited since the database ran " + (edited.size() == 1 ? "it: " : "them: ")
                    + String.join(", ", edited) + ".");
        }
    }

    /** Applied revisions whose files are not what ran, oldest first. */
    private List<String> edited(DatabaseState state) {
        return invocation().graph().newestFirst().reversed().stream().map(Revision::id)
                .filter(id -> state.of(id).edited()).toList();
    }

    /** Oldest first, as they would run. */
    private List<Revision> pending(DatabaseState state) {
        return invocation().graph().newestFirst().reversed().stream()
                .filter(revision -> !state.applied().contains(revision.id())).toList();
    }

    private void printTables(Map<String, boolean[]> tables) {
        printer().line("");
        int width = tables.keySet().stream().mapToInt(TextWidth::of).max().orElse(0);
        printer().line(printer().toned("table" + " ".repeat(Math.max(1, width - 3)) + "target  database",
                Printer.Tone.FAINT));
        tables.forEach((name, sides) -> printer().line(TextWidth.pad(name, width + 2)
                + mark(sides[0]) + "     " + mark(sides[1]) + (sides[0] == sides[1]
                        ? ""
                        : printer().toned(sides[0] ? "   missing" : "   not in the target", Printer.Tone.WARNING))));
    }

    private static String mark(boolean there) {
        return there ? "yes" : "no ";
    }

    /** By name: whether the target has it, whether the database has it. */
    private static Map<String, boolean[]> tables(SchemaComparison comparison) {
        Map<String, boolean[]> tables = new TreeMap<>();
        add(tables, comparison.comparison().after(), 0);
        add(tables, comparison.comparison().before(), 1);
        return tables;
    }

    private static void add(Map<String, boolean[]> tables, DatabaseSchema schema, int side) {
        schema.tables().map(Table::id)
                .forEach(id -> tables.computeIfAbsent(id.shortText(), _ -> new boolean[2])[side] = true);
    }

    private JsonObject json(DatabaseState state, @Nullable SchemaComparison comparison) {
        JsonObject json = new JsonObject();
        json.addProperty("database", state.database().name());
        json.addProperty("version_table", state.versionTable());
        json.add("rows", Json.strings(state.rows()));
        json.add("heads", Json.strings(invocation().graph().heads().stream().map(Revision::id).sorted().toList()));
        json.addProperty("pending", state.pending());
        json.add("pending_revisions", Json.strings(pending(state).stream().map(Revision::id).toList()));
        json.add("edited", Json.strings(edited(state)));
        json.add("unknown", Json.strings(state.unknown()));
        json.addProperty("target", comparison == null ? null : comparison.afterName());
        json.addProperty("in_sync", comparison == null ? null : comparison.isInSync());
        JsonArray list = new JsonArray();
        (comparison == null ? Map.<String, boolean[]>of() : tables(comparison)).forEach((name, sides) -> {
            JsonObject table = new JsonObject();
            table.addProperty("name", name);
            table.addProperty("in_target", sides[0]);
            table.addProperty("in_database", sides[1]);
            list.add(table);
        });
        json.add("tables", list);
        json.add("notes", Json.strings(comparison == null ? List.of() : comparison.notes()));
        return json;
    }
}
