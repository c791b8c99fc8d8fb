package dev.retort.sql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Statements that are neither CREATE, ALTER, DROP nor about rows. */
final class SummaryOfOther {

    private static final int FIRST_WORDS = 5;
    private static final int MOST_PIECES = 20;
    private static final int LONGEST_WORD = 40;

    private SummaryOfOther() {}

    static StatementSummary of(StatementCursor cursor) {
        int start = cursor.mark();
        Optional<StatementSummary> known = switch (cursor.word()) {
            case "COMMENT" -> comment(cursor);
            case "REFRESH" -> refresh(cursor);
            case "GRANT", "REVOKE" -> rights(cursor);
            case "DO" -> Optional.of(StatementSummary.harmless("DO", "runs a block of code"));
            case "CALL" -> call(cursor);
            case "VACUUM", "ANALYZE", "REINDEX" -> maintenance(cursor);
            default -> Optional.empty();
        };
        if (known.isPresent()) {
            return known.get();
        }
        cursor.reset(start);
        return unknown(cursor);
    }

    /** What is of no known kind is called by its first words. */
    static StatementSummary unknown(StatementCursor cursor) {
        StringBuilder words = new StringBuilder();
        int count = 0;
        boolean afterWord = false;
        for (int pieces = 0; count < FIRST_WORDS && pieces < MOST_PIECES && !cursor.atEnd(); pieces++) {
            String written = cursor.written().lines().findFirst().orElse("");
            boolean opens = written.equals("(") && afterWord;
            boolean tight = opens || List.of(",", ".", ")", "::").contains(written) || words.toString().endsWith(".")
                    || words.toString().endsWith("(") || words.toString().endsWith("::");
            afterWord = !cursor.word().isEmpty();
            words.append(words.isEmpty() || tight ? "" : " ");
            words.append(written.length() > LONGEST_WORD ? written.substring(0, LONGEST_WORD) + "…" : written);
            count += tight ? 0 : 1;
            cursor.step();
        }
        String more = cursor.atEnd() || words.toString().endsWith("…") ? "" : " …";
        return StatementSummary.harmless(words.toString(), "runs " + words + more);
    }

    private static Optional<StatementSummary> comment(StatementCursor cursor) {
        if (!cursor.take("COMMENT", "ON")) {
            return Optional.empty();
        }
        String kind = kind(cursor);
        List<String> parts = cursor.path();
        QualifiedName name = QualifiedName.of(parts).orElse(null);
        if (kind.isEmpty() || name == null) {
            return Optional.empty();
        }
        QualifiedName owner = kind.equals("COLUMN")
                ? QualifiedName.of(parts.subList(0, parts.size() - 1)).orElse(null)
                : cursor.take("ON") ? cursor.name().orElse(null) : null;
        String noun = kind.toLowerCase(Locale.ROOT);
        if (owner != null) {
            String inner = parts.getLast();
            return Optional.of(StatementSummary.harmless("COMMENT ON " + kind + " " + owner.text() + "." + inner,
                    "comments on " + noun + " " + inner + " of " + owner.text(), owner));
        }
        String title = "COMMENT ON " + kind + " " + name.text();
        String sentence = "comments on " + noun + " " + name.text();
        boolean table = kind.equals("TABLE") || kind.endsWith("VIEW");
        return Optional.of(table
                ? StatementSummary.harmless(title, sentence, name)
                : StatementSummary.harmless(title, sentence));
    }

    private static Optional<StatementSummary> refresh(StatementCursor cursor) {
        if (!cursor.take("REFRESH", "MATERIALIZED", "VIEW")) {
            return Optional.empty();
        }
        cursor.take("CONCURRENTLY");
        return cursor.name().map(view -> StatementSummary.harmless("REFRESH MATERIALIZED VIEW " + view.text(),
                "refreshes materialized view " + view.text(), view));
    }

    private static Optional<StatementSummary> rights(StatementCursor cursor) {
        String verb = cursor.word();
        if (!cursor.seek("ON")) {
            return Optional.empty();
        }
        cursor.step();
        String shown;
        if (cursor.take("ALL")) {
            shown = "all " + cursor.written().toLowerCase(Locale.ROOT) + " of schema ";
            cursor.step();
            cursor.take("IN", "SCHEMA");
        } else {
            String kind = kind(cursor);
            shown = kind.isEmpty() || kind.equals("TABLE") ? "" : kind.toLowerCase(Locale.ROOT) + " ";
        }
        String does = verb.equals("GRANT") ? "grants rights on " : "revokes rights on ";
        return cursor.name().map(
                name -> StatementSummary.harmless(verb + " ON " + shown + name.text(), does + shown + name.text()));
    }

    private static Optional<StatementSummary> call(StatementCursor cursor) {
        cursor.step();
        return cursor.name().map(name -> StatementSummary.harmless("CALL " + name.text(), "calls " + name.text()));
    }

    private static Optional<StatementSummary> maintenance(StatementCursor cursor) {
        String verb = cursor.word();
        cursor.step();
        cursor.skipParentheses();
        while (cursor.takeAny("FULL", "FREEZE", "VERBOSE", "ANALYZE", "CONCURRENTLY", "TABLE", "INDEX", "SCHEMA",
                "DATABASE", "SYSTEM").isPresent()) {
            // What is asked of it does not change what it is about.
        }
        String does = switch (verb) {
            case "VACUUM" -> "vacuums ";
            case "ANALYZE" -> "analyzes ";
            default -> "rebuilds the indexes of ";
        };
        return Optional.of(cursor.name()
                .map(name -> StatementSummary.harmless(verb + " " + name.text(), does + name.text()))
                .orElseGet(() -> StatementSummary.harmless(verb, does + "the database")));
    }

    /** The words that say what kind of object a name is of: {@code TABLE}, {@code MATERIALIZED VIEW}; empty if none. */
    static String kind(StatementCursor cursor) {
        if (cursor.take("MATERIALIZED", "VIEW")) {
            return "MATERIALIZED VIEW";
        }
        if (cursor.take("FOREIGN", "TABLE")) {
            return "FOREIGN TABLE";
        }
        if (cursor.take("EVENT", "TRIGGER")) {
            return "EVENT TRIGGER";
        }
        if (cursor.take("FOREIGN", "DATA", "WRAPPER")) {
            return "FOREIGN DATA WRAPPER";
        }
        if (cursor.isAny("TEXT")) {
            int here = cursor.mark();
            cursor.step();
            cursor.take("SEARCH");
            Optional<String> what = cursor.takeAny("CONFIGURATION", "DICTIONARY", "PARSER", "TEMPLATE");
            if (what.isPresent()) {
                return "TEXT SEARCH " + what.get();
            }
            cursor.reset(here);
        }
        return cursor.takeAny("TABLE", "VIEW", "INDEX", "COLUMN", "CONSTRAINT", "SEQUENCE", "SCHEMA", "DATABASE",
                "FUNCTION", "PROCEDURE", "ROUTINE", "AGGREGATE", "TYPE", "DOMAIN", "EXTENSION", "TRIGGER", "RULE",
                "POLICY", "ROLE", "USER", "GROUP", "LANGUAGE", "COLLATION", "CONVERSION", "OPERATOR", "STATISTICS",
                "PUBLICATION", "SUBSCRIPTION", "SERVER", "TABLESPACE").orElse("");
    }
}
