package dev.retort.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a DROP removes. */
final class SummaryOfDrop {

    /** Kinds that hold data themselves. */
    private static final Set<String> HOLD_DATA = Set.of("TABLE", "SCHEMA", "DATABASE", "MATERIALIZED VIEW",
            "TABLESPACE");

    /** Kinds whose columns go with them under CASCADE. */
    private static final Set<String> TYPES = Set.of("TYPE", "DOMAIN", "EXTENSION");

    private SummaryOfDrop() {}

    static StatementSummary of(StatementCursor cursor) {
        int start = cursor.mark();
        cursor.take("DROP");
        if (cursor.take("OWNED", "BY")) {
            String role = cursor.name().map(QualifiedName::text).orElse("");
            return new StatementSummary("DROP OWNED BY " + role, "drops everything " + role + " owns", List.of(), true);
        }
        cursor.take("PROCEDURAL");
        String kind = SummaryOfOther.kind(cursor);
        cursor.take("CONCURRENTLY");
        cursor.take("IF", "EXISTS");
        List<QualifiedName> names = names(cursor);
        if (kind.isEmpty() || names.isEmpty()) {
            cursor.reset(start);
            return SummaryOfOther.unknown(cursor);
        }
        String list = names.stream().map(QualifiedName::text).collect(Collectors.joining(", "));
        String title = "DROP " + kind + " " + list;
        String sentence = "drops " + plural(kind, names.size()) + " " + list;
        if (Set.of("TRIGGER", "POLICY", "RULE").contains(kind) && cursor.take("ON")) {
            return cursor.name()
                    .map(table -> StatementSummary.harmless(title + " ON " + table.text(),
                            sentence + " on " + table.text(), table))
                    .orElseGet(() -> StatementSummary.harmless(title, sentence));
        }
        boolean tables = kind.endsWith("TABLE") || kind.endsWith("VIEW");
        boolean cascades = cursor.seek("CASCADE");
        boolean loses = HOLD_DATA.contains(kind) || cascades && TYPES.contains(kind);
        return new StatementSummary(title, sentence + (cascades ? " and what depends on it" : ""),
                tables ? names : List.of(), loses);
    }

    static String plural(String kind, int count) {
        String word = kind.toLowerCase(Locale.ROOT);
        if (count == 1) {
            return word;
        }
        return word.endsWith("x")
                ? word + "es"
                : word.endsWith("y")
                        ? word.substring(0, word.length() - 1) + "ies"
                        : word.endsWith("s") ? word : word + "s";
    }

    /** A list of names, with the arguments that functions have. */
    static List<QualifiedName> names(StatementCursor cursor) {
        List<QualifiedName> names = new ArrayList<>();
        do {
            cursor.take("ONLY");
            cursor.name().ifPresent(names::add);
            cursor.skipParentheses();
            cursor.take("*");
        } while (cursor.take(","));
        return names;
    }
}
