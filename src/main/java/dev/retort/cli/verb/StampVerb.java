package dev.retort.cli.verb;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.cli.call.ExitCode;
import dev.retort.cli.call.Invocation;
import dev.retort.cli.call.OfflinePrinter;
import dev.retort.cli.call.Verb;
import dev.retort.cli.prompt.Wishes;
import dev.retort.engine.PlanRequest;
import dev.retort.plan.Plan;
import dev.retort.plan.StepInputs.Purpose;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.revision.Direction;
import dev.retort.revision.OfflineRange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "stamp", sortOptions = false, description = "Say that revisions are applied, without running them: writes the version table only.")
final class StampVerb extends Verb {

    @Parameters(arity = "1..*", paramLabel = "REV", description = "An id, head, heads, or base for none.")
    List<String> targets = List.of();

    @Option(names = "--purge", description = "Forget every row first, whatever it says.")
    boolean purge;

    @Option(names = "--confirm", paramLabel = "NAME", description = "The name of a production database, to go on.")
    @Nullable
    String confirm;

    @Mixin
    OfflineOptions offline = new OfflineOptions();

    StampVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        invocation().graph();
        if (offline.sql) {
            if (purge) {
                throw new RetortException(ProblemCode.RANGE_NOT_ALLOWED, "Can't use --purge with --sql mode")
                        .hint("Leave one of them out.");
            }
            new OfflinePrinter(invocation()).print(Direction.STAMP, OfflineRange.stamp(targets), offline.dialect);
            return ExitCode.DONE;
        }
        PlanRequest request = new PlanRequest(Direction.STAMP, targets, purge, invocation().database(), null, null)
                .telling(invocation().forScripts(Purpose.RUN));
        Plan plan = invocation().engine().plan(project(), request);
        return new Applying(invocation()).apply(plan, new Wishes(null, confirm, Wishes.Known.NEW));
    }
}
