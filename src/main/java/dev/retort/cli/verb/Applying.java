package dev.retort.cli.verb;

import dev.retort.cli.call.ExitCode;
import dev.retort.cli.call.FailureHandler;
import dev.retort.cli.call.Interrupt;
import dev.retort.cli.call.Invocation;
import dev.retort.cli.json.RunJson;
import dev.retort.cli.output.Phrases;
import dev.retort.cli.output.PlanText;
import dev.retort.cli.output.Printer;
import dev.retort.cli.output.ProgressBar;
import dev.retort.cli.output.ProgressLines;
import dev.retort.cli.prompt.Consent;
import dev.retort.cli.prompt.Wishes;
import dev.retort.engine.ApplyOptions;
import dev.retort.plan.Plan;
import dev.retort.run.RunListener;
import dev.retort.run.RunResult;

/** Carries out a plan once it is agreed to, shows how it goes and says how it ended. */
final class Applying {

    private final Invocation invocation;
    private final Printer printer;

    Applying(Invocation invocation) {
        this.invocation = invocation;
        this.printer = invocation.printer();
    }

    int apply(Plan plan, Wishes wishes) {
        if (plan.steps().isEmpty()) {
            return nothingToDo(plan);
        }
        ApplyOptions options = new Consent(invocation).toApply(plan, wishes);
        if (!invocation.mayAsk() || invocation.options().yes) {
            plan.warnings().forEach(printer::warning);
        }
        return carryOut(plan, options);
    }

    /** Carries out a plan that has been agreed to. */
    int carryOut(Plan plan, ApplyOptions options) {
        ProgressBar bar = new ProgressBar(invocation.terminal(), printer, plan, invocation.options().verbose);
        try (Interrupt interrupt = invocation.interrupt(() -> announceStop(bar))) {
            RunResult result = invocation.engine().apply(invocation.project(), invocation.database(), plan, options,
                    listener(bar), interrupt.cancellation());
            bar.clear();
            return report(result);
        }
    }

    private int nothingToDo(Plan plan) {
        if (invocation.options().json) {
            printer.json(RunJson.nothingToDo(plan));
        } else {
            new PlanText(printer).print(plan, PlanText.Detail.STEPS);
        }
        return ExitCode.DONE;
    }

    private RunListener listener(ProgressBar bar) {
        if (invocation.options().json) {
            return RunListener.NONE;
        }
        return invocation.terminal().redraws()
                ? bar
                : new ProgressLines(invocation.terminal(), printer, invocation.options().verbose);
    }

    private void announceStop(ProgressBar bar) {
        if (!invocation.options().json) {
            bar.clear();
            printer.note("stopping; what is not committed is rolled back.");
        }
    }

    private int report(RunResult result) {
        if (invocation.options().json) {
            printer.json(RunJson.of(result));
            return result instanceof RunResult.Completed ? ExitCode.DONE : ExitCode.FAILED;
        }
        return switch (result) {
            case RunResult.Completed completed -> {
                printer.line("Done in " + Phrases.duration(completed.duration()) + ". The database is at "
                        + Phrases.heads(completed.headsNow()) + ".");
                yield ExitCode.DONE;
            }
            case RunResult.Stopped stopped -> {
                FailureHandler failures = new FailureHandler(invocation);
                failures.print(stopped.cause(), stopped.state()
                        + (stopped.backup() == null ? "" : " The backup taken before is " + stopped.backup() + "."));
                failures.printStackTrace(stopped.cause());
                yield ExitCode.FAILED;
            }
        };
    }
}
