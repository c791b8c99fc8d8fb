package dev.retort.cli.verb;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.cli.call.ExitCode;
import dev.retort.cli.call.Invocation;
import dev.retort.cli.call.Verb;
import dev.retort.cli.output.PlanText;
import dev.retort.connect.Database;
import dev.retort.engine.PlanRequest;
import dev.retort.plan.Plan;
import dev.retort.plan.PlanJson;
import dev.retort.plan.StepInputs.Purpose;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.revision.Direction;
import dev.retort.sql.DialectName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "plan", sortOptions = false, description = "Show what would run. Touches nothing.")
final class PlanVerb extends Verb {

    @Parameters(index = "0", paramLabel = "DIRECTION", description = "upgrade, downgrade or stamp.")
    @Nullable
    Direction direction;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "TARGET", description = "Where to: an id, head, heads, base, +2, -1, LABEL@head; for a stamp any number.")
    List<String> targets = List.of();

    @Option(names = "--from", paramLabel = "REV[,REV…]", description = "Plan from these heads, base for none, without any database.")
    @Nullable
    String from;

    @Option(names = "--dialect", paramLabel = "NAME", description = "With --from: postgresql or sqlite.")
    @Nullable
    String dialect;

    @Option(names = "--purge", description = "For a stamp: forget every row first.")
    boolean purge;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the plan, for upgrade --plan FILE.")
    @Nullable
    Path out;

    @Spec
    @Nullable
    CommandSpec spec;

    PlanVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        Direction way = direction;
        if (way == null || spec == null) {
            throw new IllegalStateException("picocli sets both");
        }
        if (way != Direction.STAMP && (targets.size() > 1 || purge)) {
            throw new ParameterException(spec.commandLine(), "Only a stamp takes several targets, or --purge.");
        }
        if (dialect != null && from == null) {
            throw new ParameterException(spec.commandLine(),
                    "--dialect goes with --from: with a database, its own SQL is shown.");
        }
        invocation().graph();
        Plan plan = plan(way);
        Path file = out;
        if (file != null) {
            Plan kept = from == null
                    ? invocation().engine().keptPlans().seeingTables(plan, invocation().database())
                    : plan;
            invocation().engine().keptPlans().write(kept, invocation().path(file));
        }
        print(plan, file);
        return ExitCode.DONE;
    }

    private Plan plan(Direction way) {
        try {
            return invocation().engine().plan(project(), request(way).telling(invocation().forScripts(Purpose.RUN)));
        } catch (RetortException e) {
            if (from == null || e.code() != ProblemCode.UNKNOWN_DATABASE_REVISION) {
                throw e;
            }
            throw new RetortException(e.code(), "--from " + from + " names what no revision file has.", e)
                    .hint("retort history shows the revisions there are; base stands for none.")
                    .data("revisions", e.data().getOrDefault("revisions", List.of()));
        }
    }

    private PlanRequest request(Direction way) {
        String rows = from;
        if (rows == null) {
            Database database = invocation().database();
            return new PlanRequest(way, targets, purge, database, null, null);
        }
        DialectName name = invocation().dialect(dialect);
        List<String> heads = rows.equals("base")
                ? List.of()
                : Arrays.stream(rows.split(",")).map(String::strip).filter(row -> !row.isEmpty()).toList();
        return new PlanRequest(way, targets, purge, null, heads, name);
    }

    private void print(Plan plan, @Nullable Path file) {
        if (options().json) {
            printer().json(PlanJson.of(plan));
            return;
        }
        new PlanText(printer()).print(plan, PlanText.Detail.STATEMENTS);
        if (file != null) {
            printer().line("Written to " + file + "; apply it with: retort " + plan.direction().text() + " --plan "
                    + file);
        }
    }
}
