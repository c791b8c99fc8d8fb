package dev.retort.cli.output;

import org.jspecify.annotations.Nullable;

import dev.retort.plan.Plan;
import dev.retort.plan.PlannedStep;
import dev.retort.revision.Direction;
import dev.retort.run.RunEvent;
import dev.retort.run.RunListener;

/** Progress on a terminal: one line that is drawn again, and above it a line for each step that is done. */
public final class ProgressBar implements RunListener {

    private static final int WIDTH = 20;

    private final Terminal terminal;
    private final Printer printer;
    private final boolean verbose;
    private final int steps;
    private final int statements;
    private final LiveLine bottom;
    private int doneStatements;
    private @Nullable PlannedStep running;

    /** @param verbose whether each statement is printed as it runs */
    public ProgressBar(Terminal terminal, Printer printer, Plan plan, boolean verbose) {
        this.terminal = terminal;
        this.printer = printer;
        this.verbose = verbose;
        this.steps = plan.steps().size();
        this.statements = plan.statementCount();
        this.bottom = new LiveLine(printer, terminal.redraws() ? terminal.columns() : 1);
    }

    @Override
    public void on(RunEvent event) {
        switch (event) {
            case RunEvent.WaitingForLock(String holder) -> line("Waiting for another migrator: " + holder);
            case RunEvent.LockTaken _ -> {}
            case RunEvent.BackupStarted(String what) -> draw("Backing up " + what);
            case RunEvent.BackupProgressed(long done, long expected) -> draw("Backing up  " + Phrases.size(done)
                    + (expected < 0 ? "" : " of about " + Phrases.size(expected)));
            case RunEvent.BackupTaken taken -> line(ProgressLines.taken(taken));
            case RunEvent.StepStarted(int step, PlannedStep planned) -> {
                running = planned;
                draw(bar() + " " + (step + 1) + "/" + steps + "  " + planned.revision() + " " + planned.message());
            }
            case RunEvent.StatementStarted started -> {
                if (verbose) {
                    started.planned().sql().lines().forEach(text -> line("    " + text));
                }
            }
            case RunEvent.StatementFinished finished -> {
                if (verbose) {
                    line(printer.toned(ProgressLines.finished(finished), Printer.Tone.FAINT));
                }
                advance(finished.step());
            }
            case RunEvent.StatementSkipped skipped -> advance(skipped.step());
            case RunEvent.StatementFailed _ -> clear();
            case RunEvent.StepDone done -> done(done);
            case RunEvent.Note(String text) -> line("  " + text);
        }
        terminal.out().flush();
    }

    /** Takes the bar away, for what is printed next. */
    public void clear() {
        bottom.clear();
    }

    private void advance(int step) {
        doneStatements++;
        PlannedStep planned = running;
        if (planned != null) {
            draw(bar() + " " + (step + 1) + "/" + steps + "  " + planned.revision() + " " + planned.message());
        }
    }

    private void done(RunEvent.StepDone done) {
        PlannedStep planned = running;
        if (planned != null) {
            Direction direction = planned.step().direction();
            line(printer.toned("✓", Printer.Tone.GOOD) + " " + PlanText.arrow(direction) + " "
                    + ProgressLines.named(planned)
                    + printer.toned("  " + Phrases.duration(done.duration()), Printer.Tone.FAINT));
        }
    }

    private String bar() {
        int full = statements == 0 ? 0 : Math.min(WIDTH, WIDTH * doneStatements / statements);
        return "█".repeat(full) + "░".repeat(WIDTH - full);
    }

    private void line(String text) {
        clear();
        printer.line(text);
    }

    private void draw(String text) {
        bottom.draw(text);
    }
}
