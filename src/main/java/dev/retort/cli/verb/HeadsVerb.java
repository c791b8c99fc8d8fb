package dev.retort.cli.verb;

import java.util.List;

import dev.retort.cli.call.DatabaseHeads;
import dev.retort.cli.call.ExitCode;
import dev.retort.cli.call.Invocation;
import dev.retort.cli.call.RevisionPrinter;
import dev.retort.cli.call.Verb;
import dev.retort.cli.json.RevisionJson;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "heads", sortOptions = false, description = "Show the revisions nothing descends from.")
final class HeadsVerb extends Verb {

    @Option(names = "--resolve-dependencies", description = "Leave out those that another revision depends on.")
    boolean resolveDependencies;

    HeadsVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        RevisionGraph graph = invocation().shownGraph();
        List<Revision> heads = resolveDependencies ? graph.realHeads() : graph.heads();
        if (options().json) {
            printer().json(new RevisionJson(project(), new DatabaseHeads(invocation()).forJson()).of(heads));
        } else {
            RevisionPrinter revisions = new RevisionPrinter(invocation(), List.of());
            revisions.print(heads, revisions.text()::headsLine);
        }
        invocation().tellUnreadable();
        return ExitCode.DONE;
    }
}
