package dev.retort.cli.verb;

import java.util.List;

import dev.retort.cli.call.DatabaseHeads;
import dev.retort.cli.call.ExitCode;
import dev.retort.cli.call.Invocation;
import dev.retort.cli.call.RevisionPrinter;
import dev.retort.cli.call.Verb;
import dev.retort.cli.json.RevisionJson;
import dev.retort.revision.Revision;
import picocli.CommandLine.Command;

@Command(name = "branches", sortOptions = false, description = "Show the revisions that several descend from, with those that follow.")
final class BranchesVerb extends Verb {

    BranchesVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        List<Revision> points = invocation().shownGraph().branchPoints();
        if (options().json) {
            printer().json(new RevisionJson(project(), new DatabaseHeads(invocation()).forJson()).withChildren(points));
            return ExitCode.DONE;
        }
        RevisionPrinter revisions = new RevisionPrinter(invocation(), List.of());
        for (Revision point : points) {
            if (options().verbose) {
                revisions.entry(point);
                revisions.text().children(point).forEach(printer()::line);
            } else {
                revisions.text().branchPoint(point).forEach(printer()::line);
            }
            printer().line("");
        }
        invocation().tellUnreadable();
        return ExitCode.DONE;
    }
}
