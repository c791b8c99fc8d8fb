package dev.retort.cli;

import java.util.List;

import dev.retort.revision.Revision;
import picocli.CommandLine.Command;

@Command(name = "branches", sortOptions = false, description = "Show the revisions that several descend from, with those that follow.")
final class BranchesVerb extends Verb {

    BranchesVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    int run() {
        List<Revision> points = invocation().shownGraph().branchPoints();
        if (options().json) {
            printer().json(new RevisionJson(project(), new DatabaseHeads(invocation()).forJson()).withChildren(points));
            return ExitCode.DONE;
        }
        RevisionPrinter revisions = new RevisionPrinter(invocation(), List.of());
        for (Revision point : points) {
            List<String> lines = revisions.text().branchPoint(point);
            if (options().verbose) {
                revisions.entry(point);
                lines = lines.subList(1, lines.size());
            }
            lines.forEach(printer()::line);
            printer().line("");
        }
        invocation().tellUnreadable();
        return ExitCode.DONE;
    }
}
