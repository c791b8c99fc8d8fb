package dev.retort.script.generated;

import java.util.ArrayList;
import java.util.List;

import dev.retort.dialect.WrittenStatement;
import dev.retort.operation.TransactionMode;

/** Statements as the sections of an SQL revision file. */
public final class SqlSections {

    private SqlSections() {}

    /** Both directions of a revision. */
    public static RevisionBody of(List<WrittenStatement> upgrade, List<WrittenStatement> downgrade) {
        return new RevisionBody(section(upgrade, "-- +upgrade"), section(downgrade, "-- +downgrade"), "");
    }

    /**
     * The statements, with a marker wherever it changes whether they stand in a transaction. The first section's own
     * marker is the template's: what must stand outside a transaction from the start leaves that section empty.
     */
    private static String section(List<WrittenStatement> statements, String marker) {
        List<String> parts = new ArrayList<>();
        TransactionMode mode = TransactionMode.TRANSACTIONAL;
        for (WrittenStatement statement : statements) {
            if (statement.mode() != mode) {
                mode = statement.mode();
                parts.add(mode == TransactionMode.AUTOCOMMIT ? marker + " no-transaction" : marker);
            }
            parts.add(comment(statement.warning()) + statement.sql() + (statement.sql().endsWith(";") ? "" : ";"));
        }
        return String.join("\n\n", parts);
    }

    private static String comment(String warning) {
        StringBuilder lines = new StringBuilder();
        warning.lines().filter(line -> !line.isBlank())
                .forEach(line -> lines.append("-- ").append(line.strip()).append('\n'));
        return lines.toString();
    }
}
