package dev.retort.workbench.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.retort.browse.TableName;
import dev.retort.schema.TableSummary;
import dev.retort.sql.DialectName;
import dev.retort.sql.QualifiedName;
import dev.retort.sql.StatementSummary;

/**
 * What the last run did to a table.
 *
 * @param kind the most telling of it
 * @param sentences what each statement did, in order
 */
record Touch(Kind kind, List<String> sentences) {

    Touch {
        sentences = List.copyOf(sentences);
    }

    /** The more telling ones stand first. */
    enum Kind {
        CREATED, ALTERED, ROWS
    }

    /**
     * Which of the tables that are there now the statements touched. A name without a schema means the table of that
     * name wherever it is; tables that are gone again are left out.
     */
    static Map<TableName, Touch> of(List<String> statements, DialectName dialect, List<TableSummary> tables) {
        Map<TableName, Touch> touched = new LinkedHashMap<>();
        for (String sql : statements) {
            StatementSummary summary = StatementSummary.of(sql, dialect);
            for (QualifiedName name : summary.tables()) {
                tables.stream().filter(table -> isMeant(table, name, dialect))
                        .forEach(table -> touched.merge(new TableName(table.schema(), table.name()),
                                new Touch(kindOf(summary.title()), List.of(summary.sentence())), Touch::and));
            }
        }
        return touched;
    }

    private static boolean isMeant(TableSummary table, QualifiedName name, DialectName dialect) {
        String schema = name.schema();
        return switch (dialect) {
            case POSTGRESQL -> table.name().equals(name.name()) && (schema == null || table.schema().equals(schema));
            case SQLITE -> table.name().equalsIgnoreCase(name.name());
        };
    }

    private static Kind kindOf(String title) {
        if (title.startsWith("CREATE TABLE") || title.startsWith("CREATE VIEW")
                || title.startsWith("CREATE MATERIALIZED VIEW")) {
            return Kind.CREATED;
        }
        return title.startsWith("ALTER") || title.startsWith("CREATE") || title.startsWith("DROP")
                || title.startsWith("COMMENT") ? Kind.ALTERED : Kind.ROWS;
    }

    private Touch and(Touch later) {
        List<String> all = new ArrayList<>(sentences);
        all.addAll(later.sentences);
        return new Touch(kind.compareTo(later.kind) <= 0 ? kind : later.kind, all);
    }
}
