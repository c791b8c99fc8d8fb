package dev.retort.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.Identifiers;

/**
 * A constraint of a {@link TableSketch}.
 *
 * @param name empty where it has none
 * @param columns of a key or reference; empty for a check
 * @param terms the columns as they are written where more is said of them, such as an order; else empty
 * @param target the table a foreign key points at; null for another kind
 * @param text a check's expression, or the rule behind the columns
 */
public record SketchConstraint(Kind kind, String name, List<String> columns, List<String> terms,
        @Nullable String target, List<String> targetColumns, String text) {

    public SketchConstraint {
        columns = List.copyOf(columns);
        terms = List.copyOf(terms);
        targetColumns = List.copyOf(targetColumns);
    }

    /** What it is. */
    public enum Kind {
        PRIMARY_KEY, UNIQUE, FOREIGN_KEY, CHECK
    }

    static SketchConstraint key(Kind kind, String name, List<String> columns, String rule) {
        return new SketchConstraint(kind, name, columns, List.of(), null, List.of(), rule.strip());
    }

    static SketchConstraint terms(Kind kind, String name, List<String> columns, List<String> terms, String rule) {
        boolean plain = terms.stream().allMatch(term -> SqliteTableText.cut(term).size() == 1);
        return new SketchConstraint(kind, name, columns, plain ? List.of() : terms, null, List.of(), rule.strip());
    }

    static SketchConstraint check(String name, String expression) {
        return new SketchConstraint(Kind.CHECK, name, List.of(), List.of(), null, List.of(), expression);
    }

    static SketchConstraint reference(String name, List<String> columns, String target, List<String> targetColumns,
            String rule) {
        return new SketchConstraint(Kind.FOREIGN_KEY, name, columns, List.of(), target, targetColumns, rule);
    }

    SketchConstraint descending(boolean descending) {
        return descending
                ? new SketchConstraint(kind, name, columns, List.of(columns.getFirst() + " DESC"), target,
                        targetColumns, text)
                : this;
    }

    /** The same constraint under a name. */
    public SketchConstraint named(String newName) {
        return new SketchConstraint(kind, newName, columns, terms, target, targetColumns, text);
    }

    SketchConstraint withoutColumn(String column) {
        List<String> left = new ArrayList<>(columns);
        left.remove(column);
        return new SketchConstraint(kind, name, left, List.of(), target, targetColumns, text);
    }

    /** The same for a column that has another name now; {@code ownTable} is the table itself, which it may point at. */
    SketchConstraint renamed(String from, String to, String ownTable, Identifiers names) {
        boolean self = target != null && SqliteTableText.fold(target).equals(SqliteTableText.fold(ownTable));
        String quoted = names.quoteIfNeeded(to);
        return new SketchConstraint(kind, name, renamed(columns, from, to),
                terms.stream().map(term -> SqliteTableText.renamed(term, from, quoted)).toList(), target,
                self ? renamed(targetColumns, from, to) : targetColumns,
                kind == Kind.CHECK ? SqliteTableText.renamed(text, from, quoted) : text);
    }

    private static List<String> renamed(List<String> columns, String from, String to) {
        return columns.stream()
                .map(one -> SqliteTableText.fold(one).equals(SqliteTableText.fold(from)) ? to : one).toList();
    }

    /** Whether it has to do with the column. */
    public boolean concerns(String column) {
        String wanted = SqliteTableText.fold(column);
        return columns.stream().anyMatch(one -> SqliteTableText.fold(one).equals(wanted))
                || kind == Kind.CHECK && SqliteTableText.names(text, column);
    }

    /** As SQLAlchemy writes it. */
    String definition(Identifiers names) {
        String prefix = name.isEmpty() ? "" : "CONSTRAINT " + names.quoteIfNeeded(name) + " ";
        String rule = text.isEmpty() ? "" : " " + text;
        return prefix + switch (kind) {
            case PRIMARY_KEY -> "PRIMARY KEY (" + list(names) + ")" + rule;
            case UNIQUE -> "UNIQUE (" + list(names) + ")" + rule;
            case CHECK -> "CHECK (" + text + ")";
            case FOREIGN_KEY -> "FOREIGN KEY(" + list(names) + ") REFERENCES "
                    + names.quoteIfNeeded(target == null ? "" : target)
                    + (targetColumns.isEmpty() ? "" : " (" + list(targetColumns, names) + ")") + rule;
        };
    }

    private String list(Identifiers names) {
        return terms.isEmpty() ? list(columns, names) : String.join(", ", terms);
    }

    private static String list(List<String> columns, Identifiers names) {
        return columns.stream().map(names::quoteIfNeeded).collect(Collectors.joining(", "));
    }
}
