package dev.retort.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import static dev.retort.sql.StatementSummary.count;

/** Statements that read and write rows. */
final class SummaryOfRows {

    /** Rows beyond this are not counted. */
    private static final int MANY = 1_000;

    private record Words(String title, String sentence) {}

    private final StatementCursor cursor;
    private final List<QualifiedName> tables = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();
    private boolean losesData;

    private SummaryOfRows(StatementCursor cursor) {
        this.cursor = cursor;
    }

    static StatementSummary of(StatementCursor cursor) {
        return new SummaryOfRows(cursor).read();
    }

    private StatementSummary read() {
        int start = cursor.mark();
        if (cursor.take("WITH")) {
            commonTables();
        }
        Optional<Words> words = verb();
        if (words.isEmpty()) {
            cursor.reset(start);
            StatementSummary unknown = SummaryOfOther.unknown(cursor);
            return new StatementSummary(unknown.title(), unknown.sentence(), tables, losesData);
        }
        sentences.add(words.get().sentence());
        return new StatementSummary(words.get().title(), String.join(", ", sentences), tables, losesData);
    }

    /** {@code WITH a AS (DELETE …), b AS (SELECT …)}: what the parts write counts too. */
    private void commonTables() {
        cursor.take("RECURSIVE");
        do {
            cursor.name();
            cursor.skipParentheses();
            cursor.take("AS");
            cursor.take("NOT");
            cursor.take("MATERIALIZED");
            int open = cursor.mark();
            if (cursor.take("(") && cursor.isAny("INSERT", "UPDATE", "DELETE", "MERGE")) {
                verb().ifPresent(words -> sentences.add(words.sentence()));
            }
            cursor.reset(open);
            cursor.skipParentheses();
        } while (cursor.take(","));
    }

    /** Title and sentence of the statement that begins here, with its targets noted. */
    private Optional<Words> verb() {
        return switch (cursor.word()) {
            case "INSERT", "REPLACE" -> insert();
            case "UPDATE" -> update();
            case "DELETE" -> delete();
            case "TRUNCATE" -> truncate();
            case "MERGE" -> merge();
            case "COPY" -> copy();
            case "SELECT" -> select();
            default -> Optional.empty();
        };
    }

    private Optional<Words> insert() {
        boolean conditional = cursor.is("REPLACE");
        String verb = cursor.word();
        cursor.step();
        if (cursor.take("OR")) {
            conditional = true;
            cursor.step();
        }
        if (!cursor.take("INTO")) {
            return Optional.empty();
        }
        QualifiedName table = target().orElse(null);
        if (table == null) {
            return Optional.empty();
        }
        boolean values = cursor.seek("VALUES", "SELECT", "WITH") && cursor.take("VALUES");
        long rows = 0;
        while (values && rows <= MANY && cursor.is("(")) {
            rows++;
            cursor.skipParentheses();
            cursor.take(",");
        }
        conditional |= rows > 0 && cursor.is("ON");
        String what = rows == 0
                ? "inserts into "
                : rows > MANY
                        ? "inserts more than 1,000 rows into "
                        : "inserts " + (conditional ? "up to " : "") + count(rows, "row") + " into ";
        return words(verb + " INTO " + table.text(), what + table.text() + (values ? "" : query()));
    }

    private String query() {
        return cursor.isAny("SELECT", "WITH") ? " from a query" : "";
    }

    private Optional<Words> update() {
        cursor.step();
        if (cursor.take("OR")) {
            cursor.step();
        }
        cursor.take("ONLY");
        return target().flatMap(table -> words("UPDATE " + table.text(),
                (cursor.seek("WHERE") ? "updates rows of " : "updates every row of ") + table.text()));
    }

    private Optional<Words> delete() {
        if (!cursor.take("DELETE", "FROM")) {
            return Optional.empty();
        }
        cursor.take("ONLY");
        losesData = true;
        return target().flatMap(table -> words("DELETE FROM " + table.text(),
                (cursor.seek("WHERE") ? "deletes rows of " : "deletes every row of ") + table.text()));
    }

    private Optional<Words> truncate() {
        cursor.step();
        cursor.take("TABLE");
        losesData = true;
        List<QualifiedName> names = SummaryOfDrop.names(cursor);
        tables.addAll(names);
        String list = names.stream().map(QualifiedName::text).collect(Collectors.joining(", "));
        return words("TRUNCATE " + list, "empties " + SummaryOfDrop.plural("TABLE", names.size()) + " " + list);
    }

    private Optional<Words> merge() {
        if (!cursor.take("MERGE", "INTO")) {
            return Optional.empty();
        }
        cursor.take("ONLY");
        Optional<QualifiedName> table = target();
        losesData |= cursor.seek("DELETE");
        return table.flatMap(name -> words("MERGE INTO " + name.text(), "merges rows into " + name.text()));
    }

    private Optional<Words> copy() {
        cursor.step();
        if (cursor.is("(")) {
            return words("COPY", "copies the rows of a query out");
        }
        QualifiedName table = cursor.name().orElse(null);
        if (table == null) {
            return Optional.empty();
        }
        cursor.skipParentheses();
        if (cursor.is("FROM")) {
            tables.add(table);
            return words("COPY " + table.text(), "copies rows into " + table.text());
        }
        return words("COPY " + table.text(), "copies the rows of " + table.text() + " out");
    }

    /** A query, which on PostgreSQL may make a table: {@code SELECT … INTO t FROM …}. */
    private Optional<Words> select() {
        int start = cursor.mark();
        if (cursor.dialect() == DialectName.POSTGRESQL && cursor.seek("INTO", "FROM") && cursor.take("INTO")) {
            cursor.takeAny("TEMPORARY", "TEMP", "UNLOGGED");
            cursor.take("TABLE");
            Optional<QualifiedName> table = target();
            if (table.isPresent()) {
                String name = table.get().text();
                return words("SELECT INTO " + name, "creates table " + name + " from a query");
            }
        }
        cursor.reset(start);
        StatementSummary query = SummaryOfOther.unknown(cursor);
        return words(query.title(), query.sentence());
    }

    private Optional<QualifiedName> target() {
        Optional<QualifiedName> table = cursor.name();
        table.ifPresent(tables::add);
        return table;
    }

    private static Optional<Words> words(String title, String sentence) {
        return Optional.of(new Words(title, sentence));
    }
}
