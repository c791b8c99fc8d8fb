package dev.retort.plan;

import java.util.List;

import dev.retort.project.TransactionScope;
import dev.retort.revision.Direction;
import dev.retort.sql.DialectName;

/**
 * What would run, in order: a value that preview shows and apply takes.
 *
 * @param direction upgrade, downgrade or stamp
 * @param target as it was asked for
 * @param dialect whose SQL the statements are
 * @param rows the version table's rows it was made against, in the order the table gave them
 * @param from the same rows, sorted
 * @param to the rows afterwards, sorted
 * @param transactions how many steps share a transaction
 * @param warnings sentences to read first
 * @param steps in the order they run; empty where there is nothing to do
 * @param xArguments what the command line's {@code -x} said, for steps that are driven again when they run
 */
public record Plan(Direction direction, String target, DialectName dialect, List<String> rows, List<String> from,
        List<String> to, TransactionScope transactions, List<String> warnings, List<PlannedStep> steps,
        List<String> xArguments) {

    public Plan {
        rows = List.copyOf(rows);
        from = List.copyOf(from);
        to = List.copyOf(to);
        warnings = List.copyOf(warnings);
        steps = List.copyOf(steps);
        xArguments = List.copyOf(xArguments);
    }

    /** How many statements there are in all. */
    public int statementCount() {
        return steps.stream().mapToInt(step -> step.statements().size()).sum();
    }
}
