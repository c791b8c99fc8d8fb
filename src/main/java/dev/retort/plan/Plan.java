package dev.retort.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
 * @param tables the tables the statements name, each with a digest of its definition when the plan was made, empty for
 *        one that was not there; none where the plan was made without a database, or is not kept
 */
public record Plan(Direction direction, String target, DialectName dialect, List<String> rows, List<String> from,
        List<String> to, TransactionScope transactions, List<String> warnings, List<PlannedStep> steps,
        List<String> xArguments, Map<String, String> tables) {

    public Plan {
        rows = List.copyOf(rows);
        from = List.copyOf(from);
        to = List.copyOf(to);
        warnings = List.copyOf(warnings);
        steps = List.copyOf(steps);
        xArguments = List.copyOf(xArguments);
        tables = Map.copyOf(tables);
    }

    /** A plan made without a database. */
    public Plan(Direction direction, String target, DialectName dialect, List<String> rows, List<String> from,
            List<String> to, TransactionScope transactions, List<String> warnings, List<PlannedStep> steps,
            List<String> xArguments) {
        this(direction, target, dialect, rows, from, to, transactions, warnings, steps, xArguments, Map.of());
    }

    /** The same plan with further warnings. */
    public Plan warning(List<String> further) {
        List<String> all = new ArrayList<>(warnings);
        all.addAll(further);
        return new Plan(direction, target, dialect, rows, from, to, transactions, all, steps, xArguments, tables);
    }

    /** The same plan with the tables as they were when it was made. */
    public Plan seeing(Map<String, String> definitions) {
        return new Plan(direction, target, dialect, rows, from, to, transactions, warnings, steps, xArguments,
                definitions);
    }

    /** How many statements there are in all. */
    public int statementCount() {
        return steps.stream().mapToInt(step -> step.statements().size()).sum();
    }
}
