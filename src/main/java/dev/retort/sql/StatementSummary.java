package dev.retort.sql;

import java.util.List;

/**
 * What a statement is about, told from its words alone: enough to name it, to mark the tables it touches and to see that
 * it throws data away. What the words do not tell (a function that deletes, a cascade) is not in it.
 *
 * @param title its verb and object, such as {@code CREATE TABLE users}; its first words where it is of no known kind
 * @param sentence the same in words, such as {@code creates table visitors with 9 columns}
 * @param tables the tables and views it changes, creates or drops, each once; not those it only reads
 * @param losesData whether it removes rows, columns or tables that may hold data
 */
public record StatementSummary(String title, String sentence, List<QualifiedName> tables, boolean losesData) {

    public StatementSummary {
        tables = tables.stream().distinct().toList();
    }

    /** The summary of one statement, without the rows of a {@code COPY}. Total: unfinished text gives its first words. */
    public static StatementSummary of(String sql, DialectName dialect) {
        StatementCursor cursor = new StatementCursor(sql, dialect);
        return switch (cursor.word()) {
            case "CREATE" -> SummaryOfCreate.of(cursor);
            case "ALTER" -> SummaryOfAlter.of(cursor);
            case "DROP" -> SummaryOfDrop.of(cursor);
            case "WITH", "INSERT", "REPLACE", "UPDATE", "DELETE", "TRUNCATE", "MERGE", "COPY", "SELECT" ->
                SummaryOfRows.of(cursor);
            default -> SummaryOfOther.of(cursor);
        };
    }

    static StatementSummary harmless(String title, String sentence, QualifiedName... tables) {
        return new StatementSummary(title, sentence, List.of(tables), false);
    }

    static StatementSummary losing(String title, String sentence, QualifiedName... tables) {
        return new StatementSummary(title, sentence, List.of(tables), true);
    }

    /** {@code 1 column}, {@code 2 columns}. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
