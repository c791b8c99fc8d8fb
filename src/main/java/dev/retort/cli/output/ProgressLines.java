package dev.retort.cli.output;

import dev.retort.plan.PlannedStep;
import dev.retort.revision.Direction;
import dev.retort.run.RunEvent;
import dev.retort.run.RunListener;

/** Progress where a line cannot be drawn again, as in a log: a line for each step, with {@code -v} each statement. */
public final class ProgressLines implements RunListener {

    private final Terminal terminal;
    private final Printer printer;
    private final boolean verbose;

    /** @param verbose whether each statement is printed as it runs */
    public ProgressLines(Terminal terminal, Printer printer, boolean verbose) {
        this.terminal = terminal;
        this.printer = printer;
        this.verbose = verbose;
    }

    @Override
    public void on(RunEvent event) {
        switch (event) {
            case RunEvent.WaitingForLock(String holder) -> printer.line("Waiting for another migrator: " + holder);
            case RunEvent.BackupStarted(String what) -> printer.line("Backing up " + what);
            case RunEvent.BackupTaken taken -> printer.line(taken(taken));
            case RunEvent.StepStarted(int _, PlannedStep step) -> printer.line(started(step));
            case RunEvent.StatementStarted started -> {
                if (verbose) {
                    started.planned().sql().lines().forEach(line -> printer.line("    " + line));
                }
            }
            case RunEvent.StatementFinished finished -> {
                if (verbose) {
                    printer.line(finished(finished));
                }
            }
            case RunEvent.StatementSkipped skipped ->
                printer.line("  statement " + (skipped.statement() + 1) + " was done by an earlier run");
            case RunEvent.Note(String text) -> printer.line("  " + text);
            case RunEvent.LockTaken _ -> {}
            case RunEvent.BackupProgressed _ -> {}
            case RunEvent.StatementFailed _ -> {}
            case RunEvent.StepDone _ -> {}
        }
        terminal.out().flush();
    }

    static String taken(RunEvent.BackupTaken taken) {
        return "Backup " + taken.id() + " taken: " + Phrases.size(taken.size()) + " in "
                + Phrases.duration(taken.duration());
    }

    /** As Alembic logs it. */
    private static String started(PlannedStep step) {
        if (step.step().direction() == Direction.STAMP && step.revision().isEmpty()) {
            return "Clearing the version table";
        }
        return "Running " + step.step().logLine() + (step.message().isEmpty() ? "" : ", " + step.message());
    }

    /** A step by its revision and message; clearing the version table has neither. */
    static String named(PlannedStep step) {
        return step.revision().isEmpty() ? "base" : step.revision() + "  " + step.message();
    }

    static String finished(RunEvent.StatementFinished finished) {
        String rows = finished.rows() < 0 ? "" : Phrases.count(finished.rows(), "row") + ", ";
        return "    -- " + rows + Phrases.duration(finished.duration());
    }
}
