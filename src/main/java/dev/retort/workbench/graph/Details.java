package dev.retort.workbench.graph;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.operation.Operation;
import dev.retort.operation.TransactionMode;
import dev.retort.plan.Plan;
import dev.retort.plan.PlannedStatement;
import dev.retort.plan.PlannedStep;
import dev.retort.plan.RuntimeReason;
import dev.retort.sql.StatementSummary;
import dev.retort.workbench.control.CodeBlock;
import dev.retort.workbench.control.Problem;
import dev.retort.workbench.text.Messages;

/**
 * The SQL of a revision, or between two of them, in one direction.
 *
 * @param blocks the statements with their line numbers
 * @param caption how many, and in which transactions
 * @param operations what each does, in words
 * @param open steps of which more is known only while they run
 * @param problem why there is none; null where there is
 */
record Details(List<CodeBlock> blocks, String caption, List<String> operations, List<Open> open,
        @Nullable Problem problem) {

    static final Details NONE = new Details(List.of(), "", List.of(), List.of(), null);

    /** Why more of a step is known only while it runs, and how many statements are known before. */
    record Open(RuntimeReason reason, int known) {}

    static Details of(Plan plan) {
        List<CodeBlock> blocks = new ArrayList<>();
        List<String> operations = new ArrayList<>();
        List<Open> open = new ArrayList<>();
        int alone = 0;
        boolean several = plan.steps().size() > 1;
        for (PlannedStep step : plan.steps()) {
            boolean first = true;
            for (PlannedStatement statement : step.statements()) {
                String title = several && first ? "-- " + step.revision() + "  " + step.message() + "\n" : "";
                int line = statement.at().line() - (title.isEmpty() ? 0 : 1);
                blocks.add(new CodeBlock(title + shown(statement.operation()), line));
                operations.add(StatementSummary.of(statement.sql(), plan.dialect()).sentence());
                alone += statement.mode() == TransactionMode.AUTOCOMMIT ? 1 : 0;
                first = false;
            }
            RuntimeReason.of(step).ifPresent(reason -> {
                open.add(new Open(reason, step.statements().size()));
                operations.add(Messages.text("runtime.sentence", reason.why()));
            });
        }
        return new Details(blocks, caption(blocks.size(), alone, !open.isEmpty()), operations, open, null);
    }

    private static String shown(Operation operation) {
        return switch (operation) {
            case Operation.CopyRows copy -> copy.sql() + ";\n" + copy.data() + "\\.";
            case Operation.ExecuteSql _,Operation.VerifyQuery _ -> operation.sql() + ";";
        };
    }

    private static String caption(int count, int alone, boolean more) {
        if (count == 0) {
            return Messages.text(more ? "details.open" : "details.nothing");
        }
        return Messages.text(more ? "details.statements-so-far" : "details.statements", count) + " · " + (alone == 0
                ? Messages.text("details.transaction")
                : Messages.text("details.alone", alone, count));
    }

    static Details failed(Throwable failure) {
        return new Details(List.of(), "", List.of(), List.of(), Problem.of(failure));
    }
}
