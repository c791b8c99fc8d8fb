package dev.retort.workbench.graph;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.operation.Operation;
import dev.retort.operation.TransactionMode;
import dev.retort.plan.Plan;
import dev.retort.plan.PlannedStatement;
import dev.retort.plan.PlannedStep;
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
 * @param problem why there is none; null where there is
 */
record Details(List<CodeBlock> blocks, String caption, List<String> operations, @Nullable Problem problem) {

    static final Details NONE = new Details(List.of(), "", List.of(), null);

    static Details of(Plan plan) {
        List<CodeBlock> blocks = new ArrayList<>();
        List<String> operations = new ArrayList<>();
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
            if (step.runtimeDependent() != null) {
                String depends = Messages.text("plan.depends", step.runtimeDependent());
                int line = step.statements().isEmpty() ? 1 : step.statements().getLast().at().line();
                blocks.add(new CodeBlock("-- " + depends, line));
                operations.add(depends);
            }
        }
        return new Details(blocks, caption(blocks.size(), alone), operations, null);
    }

    private static String shown(Operation operation) {
        return switch (operation) {
            case Operation.CopyRows copy -> copy.sql() + ";\n" + copy.data() + "\\.";
            case Operation.ExecuteSql _,Operation.VerifyQuery _ -> operation.sql() + ";";
        };
    }

    private static String caption(int count, int alone) {
        if (count == 0) {
            return Messages.text("details.nothing");
        }
        return Messages.text("details.statements", count) + " · " + (alone == 0
                ? Messages.text("details.transaction")
                : Messages.text("details.alone", alone, count));
    }

    static Details failed(Throwable failure) {
        return new Details(List.of(), "", List.of(), Problem.of(failure));
    }
}
