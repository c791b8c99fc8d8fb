package dev.retort.dialect;

import java.util.List;

import dev.retort.operation.SchemaChange;
import dev.retort.operation.TransactionMode;

/**
 * A statement of a generated revision.
 *
 * @param changes those it carries out, or helps to
 * @param warning what a person should know before it runs, such as the data it loses; empty for nothing
 */
public record WrittenStatement(String sql, TransactionMode mode, List<SchemaChange> changes, String warning) {

    public WrittenStatement {
        changes = List.copyOf(changes);
    }
}
