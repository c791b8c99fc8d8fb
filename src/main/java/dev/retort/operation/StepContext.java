package dev.retort.operation;

import java.util.List;

import dev.retort.problem.SourcePosition;
import dev.retort.schema.CatalogView;
import dev.retort.sql.DialectName;

/**
 * What a script is driven against: it hands over each operation in order, and asks for tables and rows. While planning,
 * operations are written down and nothing of the database changes; while running, they are carried out at once.
 */
public interface StepContext {

    /** The dialect the step is for. */
    DialectName dialect();

    /** Takes the next operation of the step, and where it stands in its file. */
    void perform(Operation operation, TransactionMode mode, SourcePosition at);

    /**
     * The rows of a query at this point of the step. While planning they are not known: the step becomes runtime
     * dependent, for the reason that it reads rows at {@code at}, and the answer is empty.
     */
    QueryResult query(String sql, SourcePosition at);

    /** The tables as they are at this point of the step. What a plan cannot know makes the step runtime dependent. */
    CatalogView catalog(SourcePosition at);

    /** The tables as they are at this point of the step as far as is known; a guess leaves the step as it is. */
    default CatalogView likely(SourcePosition at) {
        return catalog(at);
    }

    /** Whether SQL is only written out for another program to run ({@code --sql}). */
    boolean offline();

    /** What the command line's {@code -x} said, in order. */
    List<String> xArguments();
}
