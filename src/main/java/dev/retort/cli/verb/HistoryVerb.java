package dev.retort.cli.verb;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.cli.call.DatabaseHeads;
import dev.retort.cli.call.ExitCode;
import dev.retort.cli.call.Invocation;
import dev.retort.cli.call.RevisionPrinter;
import dev.retort.cli.call.Verb;
import dev.retort.cli.json.RevisionJson;
import dev.retort.cli.output.TextWidth;
import dev.retort.engine.DatabaseState;
import dev.retort.revision.LaneLayout;
import dev.retort.revision.LaneText;
import dev.retort.revision.LaneText.Mark;
import dev.retort.revision.LaneText.Style;
import dev.retort.revision.Revision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "history", sortOptions = false, description = "Show the revisions, newest first.")
final class HistoryVerb extends Verb {

    @Option(names = {"-r",
            "--rev-range"}, paramLabel = "[START]:[END]", description = "Only these, both ends included; either end an id, a label, current, or relative.")
    @Nullable
    String range;

    @Option(names = {"-i", "--indicate-current"}, description = "Ask the database and mark what it is at.")
    boolean indicateCurrent;

    @Option(names = "--graph", description = "Draw the branches.")
    boolean graph;

    HistoryVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        DatabaseState state = state();
        List<String> rows = DatabaseHeads.known(state);
        List<Revision> history = range == null
                ? invocation().shownGraph().newestFirst()
                : invocation().shownGraph().history(range, rows);
        RevisionPrinter revisions = new RevisionPrinter(invocation(), indicateCurrent ? rows : List.of());
        if (options().json) {
            printer().json(new RevisionJson(project(), state).of(history));
        } else if (graph) {
            draw(history, revisions, state);
        } else {
            revisions.print(history, revisions.text()::historyLine);
        }
        invocation().tellUnreadable();
        return ExitCode.DONE;
    }

    private @Nullable DatabaseState state() {
        if (indicateCurrent || range != null && range.contains("current")) {
            return new DatabaseHeads(invocation()).state();
        }
        return options().json ? new DatabaseHeads(invocation()).forJson() : null;
    }

    private void draw(List<Revision> history, RevisionPrinter revisions, @Nullable DatabaseState state) {
        LaneText lanes = new LaneText(LaneLayout.of(invocation().shownGraph(), history), Style.UNICODE);
        int width = lanes.columns() + 1;
        // Lines that the terminal breaks would tear the lanes apart.
        boolean whole = options().verbose || !invocation().terminal().redraws();
        int columns = whole ? 0 : invocation().terminal().columns();
        for (int i = 0; i < history.size(); i++) {
            Revision revision = history.get(i);
            String line = TextWidth.pad(lanes.node(i, mark(revision, state)) + " ", width)
                    + revisions.text().branchesLine(revision) + ", " + revision.message();
            printer().line(whole ? line : TextWidth.cut(line, columns));
            lanes.below(i).forEach(printer()::line);
        }
    }

    /** Without a database nothing is known to be pending. */
    private static Mark mark(Revision revision, @Nullable DatabaseState state) {
        if (state == null) {
            return Mark.APPLIED;
        }
        Set<String> applied = state.applied();
        if (state.rows().contains(revision.id())) {
            return Mark.CURRENT;
        }
        return applied.contains(revision.id()) ? Mark.APPLIED : Mark.PENDING;
    }
}
