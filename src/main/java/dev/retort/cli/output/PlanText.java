package dev.retort.cli.output;

import dev.retort.operation.TransactionMode;
import dev.retort.plan.Plan;
import dev.retort.plan.PlannedStatement;
import dev.retort.plan.PlannedStep;
import dev.retort.plan.RuntimeReason;
import dev.retort.revision.Direction;

/** A plan as a person reads it. */
public final class PlanText {

    /** How much of it. */
    public enum Detail {
        STEPS, STATEMENTS
    }

    private final Printer printer;

    public PlanText(Printer printer) {
        this.printer = printer;
    }

    /** Warnings, then what would run. */
    public void print(Plan plan, Detail detail) {
        plan.warnings().forEach(printer::warning);
        if (plan.steps().isEmpty()) {
            printer.line("Nothing to do: the database is at " + Phrases.heads(plan.from()) + ".");
            return;
        }
        printer.line(printer.toned(summary(plan), Printer.Tone.STRONG));
        for (PlannedStep step : plan.steps()) {
            print(step, detail);
        }
        if (detail == Detail.STEPS) {
            printer.line("");
        }
    }

    private static String summary(Plan plan) {
        String counts = plan.direction() == Direction.STAMP
                ? ""
                : ": " + Phrases.count(plan.steps().size(), "revision") + ", "
                        + Phrases.count(plan.statementCount(), "statement");
        String verb = plan.direction().text();
        return Character.toUpperCase(verb.charAt(0)) + verb.substring(1) + " from " + Phrases.heads(plan.from())
                + " to " + Phrases.heads(plan.to()) + counts;
    }

    private void print(PlannedStep step, Detail detail) {
        String count = step.statements().isEmpty()
                ? ""
                : printer.toned("  " + Phrases.count(step.statements().size(), "statement")
                        + (step.runtimeDependent() == null ? "" : " known so far"), Printer.Tone.FAINT);
        printer.line("  " + arrow(step.step().direction()) + " " + name(step) + "  " + step.message() + count);
        if (step.irreversible() && step.step().direction() == Direction.UPGRADE) {
            printer.line(printer.toned("    There is no way back from this revision.", Printer.Tone.WARNING));
        }
        RuntimeReason.of(step).ifPresent(this::print);
        if (detail == Detail.STATEMENTS) {
            step.statements().forEach(this::print);
            if (RuntimeReason.of(step).isPresent() && !step.statements().isEmpty()) {
                printer.line("");
                printer.line(printer.toned("    -- what follows is known only while it runs", Printer.Tone.FAINT));
            }
            printer.line("");
        }
    }

    private void print(RuntimeReason reason) {
        String what = reason.isOutside() ? "Cannot be read: " : "Depends on the database's rows: ";
        String at = reason.at() == null ? "" : " (" + reason.at().file() + ":" + reason.at().line() + ")";
        printer.line(printer.toned("    " + what + reason.why() + at, Printer.Tone.WARNING));
        if (reason.isOutside()) {
            printer.line(printer.toned("    Will be run by `" + reason.command() + "`.", Printer.Tone.WARNING));
        }
    }

    private static String name(PlannedStep step) {
        return step.revision().isEmpty() ? "base" : step.revision();
    }

    private void print(PlannedStatement statement) {
        String outside = statement.mode() == TransactionMode.AUTOCOMMIT ? ", outside a transaction" : "";
        printer.line("");
        printer.line(printer.toned("    -- " + statement.at() + outside, Printer.Tone.FAINT));
        (statement.sql() + ";").lines().forEach(line -> printer.line("    " + line));
    }

    public static String arrow(Direction direction) {
        return switch (direction) {
            case UPGRADE -> "↑";
            case DOWNGRADE -> "↓";
            case STAMP -> "·";
        };
    }
}
