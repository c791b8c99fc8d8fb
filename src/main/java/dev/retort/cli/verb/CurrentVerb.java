package dev.retort.cli.verb;

import java.util.List;
import java.util.Set;

import com.google.gson.JsonObject;

import dev.retort.cli.call.DatabaseHeads;
import dev.retort.cli.call.ExitCode;
import dev.retort.cli.call.Invocation;
import dev.retort.cli.call.RevisionPrinter;
import dev.retort.cli.call.Verb;
import dev.retort.cli.json.RevisionJson;
import dev.retort.cli.output.Phrases;
import dev.retort.engine.DatabaseState;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "current", sortOptions = false, description = "Show where the database stands. Never writes to it.")
final class CurrentVerb extends Verb {

    @Option(names = "--check-heads", description = "End with 3 unless every head is applied. After this verb, -c means the same.")
    boolean checkHeads;

    CurrentVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        RevisionGraph graph = invocation().graph();
        DatabaseState state = new DatabaseHeads(invocation()).state();
        List<Revision> current = graph.current(DatabaseHeads.known(state));
        if (options().json) {
            JsonObject json = new RevisionJson(project(), state).of(current, state.unknown());
            printer().json(json);
        } else {
            print(state, current);
        }
        return checkHeads && !isOnAllHeads(graph, state) ? behind(graph, state) : ExitCode.DONE;
    }

    private void print(DatabaseState state, List<Revision> current) {
        if (options().verbose) {
            printer().line("Current revision(s) for " + state.database().url().display() + ":");
        }
        RevisionPrinter revisions = new RevisionPrinter(invocation(), List.of());
        revisions.print(current, revisions.text()::currentLine);
        state.unknown().forEach(printer()::line);
        if (state.rows().isEmpty() && invocation().mayAsk()) {
            printer().note("the database is at base: no revision is applied.");
        }
    }

    private static boolean isOnAllHeads(RevisionGraph graph, DatabaseState state) {
        Set<String> applied = state.applied();
        return state.unknown().isEmpty() && graph.heads().stream().allMatch(head -> applied.contains(head.id()));
    }

    private int behind(RevisionGraph graph, DatabaseState state) {
        printer().warning("the database is not on all head revisions: it is at " + Phrases.heads(state.rows())
                + ", and the heads are " + Phrases.heads(graph.heads().stream().map(Revision::id).toList()) + ".");
        return ExitCode.FOUND;
    }
}
