package dev.retort.cli.verb;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.cli.call.DatabaseHeads;
import dev.retort.cli.call.ExitCode;
import dev.retort.cli.call.Invocation;
import dev.retort.cli.call.RevisionPrinter;
import dev.retort.cli.call.Verb;
import dev.retort.cli.json.RevisionJson;
import dev.retort.engine.DatabaseState;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show", sortOptions = false, description = "Show everything about revisions.")
final class ShowVerb extends Verb {

    @Parameters(arity = "1..*", paramLabel = "REV", description = "An id, the beginning of one, head, heads, current, …")
    List<String> targets = List.of();

    ShowVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        RevisionGraph graph = invocation().shownGraph();
        @Nullable
        DatabaseState state = targets.contains("current")
                ? new DatabaseHeads(invocation()).state()
                : options().json ? new DatabaseHeads(invocation()).forJson() : null;
        Set<Revision> found = new LinkedHashSet<>();
        targets.forEach(target -> found.addAll(graph.resolve(target, DatabaseHeads.known(state))));
        if (options().json) {
            printer().json(new RevisionJson(project(), state).of(found));
        } else {
            RevisionPrinter revisions = new RevisionPrinter(invocation(), List.of());
            found.forEach(revisions::entry);
        }
        invocation().tellUnreadable();
        return ExitCode.DONE;
    }
}
