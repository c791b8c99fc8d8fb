package dev.retort.cli.verb;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.retort.cli.call.ExitCode;
import dev.retort.cli.call.Invocation;
import dev.retort.cli.call.OfflinePrinter;
import dev.retort.cli.call.UsageProblem;
import dev.retort.cli.call.Verb;
import dev.retort.cli.prompt.Wishes;
import dev.retort.engine.PlanRequest;
import dev.retort.plan.Plan;
import dev.retort.plan.StepInputs.Purpose;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.revision.Direction;
import dev.retort.revision.OfflineRange;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs revisions, in one direction or the other: asks for a plan, then carries it out or prints it as a script. */
abstract class MigrationVerb extends Verb {

    private final Direction direction;

    @Parameters(arity = "0..1", paramLabel = "TARGET", description = "An id, the beginning of one, head, heads, base, +2, -1, LABEL@head; with --sql START:END.")
    @Nullable
    String target;

    @Mixin
    RunOptions how = new RunOptions();

    @Mixin
    OfflineOptions offline = new OfflineOptions();

    @Spec
    @Nullable
    CommandSpec spec;

    MigrationVerb(Invocation invocation, Direction direction) {
        super(invocation);
        this.direction = direction;
    }

    @Override
    protected final int run() {
        Path file = how.plan;
        if (file != null) {
            return runFile(file);
        }
        String to = target;
        if (to == null) {
            throw wrong(UsageProblem.missingWords(List.of("TARGET")));
        }
        invocation().graph();
        if (offline.sql) {
            return script(to);
        }
        PlanRequest request = new PlanRequest(direction, List.of(to), false, invocation().database(), null, null)
                .telling(invocation().forScripts(Purpose.RUN));
        Plan plan = plan(request);
        return new Applying(invocation()).apply(plan, new Wishes(how.backup, how.confirm, Wishes.Known.NEW));
    }

    /** The plan; where a step cannot be read, a person is asked once whether the project's own Alembic may run it. */
    private Plan plan(PlanRequest request) {
        try {
            return invocation().engine().plan(project(), request);
        } catch (RetortException e) {
            Optional<String> command = invocation().engine().programs().alembicCommand(project());
            if (e.code() != ProblemCode.UNSUPPORTED_PYTHON || command.isEmpty() || !invocation().mayAsk()
                    || options().yes) {
                throw e;
            }
            printer().note(e.message());
            String answer = invocation().terminal().ask("Have `" + command.get()
                    + "` run such steps of this project, which runs the project's code? [yes/no] ").orElse("");
            if (!answer.strip().equalsIgnoreCase("yes")) {
                throw e;
            }
            invocation().engine().programs().allowAlembic(project());
            return invocation().engine().plan(project(), request);
        }
    }

    private int runFile(Path file) {
        if (target != null || offline.sql) {
            throw wrong("--plan says what to do; leave out TARGET and --sql.");
        }
        Plan plan = invocation().engine().keptPlans().read(project(), invocation().path(file));
        if (plan.direction() != direction) {
            throw wrong(file + " is the plan of " + (plan.direction() == Direction.UPGRADE ? "an " : "a ")
                    + plan.direction().text() + "; this verb would "
                    + direction.text() + ".");
        }
        return new Applying(invocation()).apply(plan, new Wishes(how.backup, how.confirm, Wishes.Known.READ));
    }

    private int script(String text) {
        OfflineRange range = direction == Direction.UPGRADE ? OfflineRange.upgrade(text) : OfflineRange.downgrade(text);
        new OfflinePrinter(invocation()).print(direction, range, offline.dialect);
        return ExitCode.DONE;
    }

    private ParameterException wrong(String message) {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec");
        }
        return new ParameterException(spec.commandLine(), message);
    }
}
