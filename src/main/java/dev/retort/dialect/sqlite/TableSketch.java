package dev.retort.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.sqlite.SqliteTableText.Token;

/** A {@code CREATE TABLE} of SQLite taken apart: columns, constraints, and what stands behind them. */
public final class TableSketch {

    private static final Set<String> COLUMN_CONSTRAINTS = Set.of("CONSTRAINT", "PRIMARY", "NOT", "NULL", "UNIQUE",
            "CHECK", "DEFAULT", "COLLATE", "REFERENCES", "GENERATED", "AS");
    private static final Set<String> TABLE_CONSTRAINTS = Set.of("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN");

    private final String sql;
    private final List<Token> tokens;
    private final List<SketchColumn> columns = new ArrayList<>();
    private final List<SketchConstraint> constraints = new ArrayList<>();
    private String options = "";
    private int at;
    private int end;

    private TableSketch(String sql) {
        this.sql = sql;
        this.tokens = SqliteTableText.cut(sql);
    }

    /** Takes apart text that SQLite has accepted, or that was written to be. */
    public static TableSketch of(String createTable) {
        TableSketch sketch = new TableSketch(createTable);
        sketch.read();
        return sketch;
    }

    /** The same of a table that exists, its defaults as Alembic writes those it read. */
    public static TableSketch ofExisting(String createTable) {
        TableSketch sketch = of(createTable);
        sketch.columns.forEach(SketchColumn::parenthesizeDefault);
        return sketch;
    }

    /** A column as a {@code CREATE TABLE} or {@code ADD COLUMN} writes it, with the constraints it carries. */
    public static TableSketch ofColumn(String definition) {
        return of("CREATE TABLE t (" + definition + ")");
    }

    /** A constraint of a table as it is written, {@code CONSTRAINT name} included where it has one. */
    public static SketchConstraint constraint(String text) {
        return of("CREATE TABLE t (x, " + text + ")").constraints().getFirst();
    }

    public List<SketchColumn> columns() {
        return columns;
    }

    public List<SketchConstraint> constraints() {
        return constraints;
    }

    /** {@code WITHOUT ROWID}, {@code STRICT}; empty for neither. */
    String options() {
        return options;
    }

    private void read() {
        at = 0;
        while (at < tokens.size() && !tokens.get(at).is("(")) {
            at++;
        }
        int close = close(at);
        at++;
        while (at < close) {
            end = definitionEnd(at, close);
            Token first = tokens.get(at);
            if (!first.quoted() && TABLE_CONSTRAINTS.contains(first.text().toUpperCase(Locale.ROOT))) {
                tableConstraints();
            } else {
                column();
            }
            at = end + 1;
        }
        options = close + 1 < tokens.size() ? sql.substring(tokens.get(close + 1).start()).strip() : "";
    }

    private int definitionEnd(int from, int close) {
        int i = from;
        while (i < close && !tokens.get(i).is(",")) {
            i = tokens.get(i).is("(") ? close(i) + 1 : i + 1;
        }
        return Math.min(i, close);
    }

    private void column() {
        String name = tokens.get(at++).unquoted();
        int typeStart = at;
        while (at < end && !isColumnConstraint(tokens.get(at))) {
            at = tokens.get(at).is("(") ? close(at) + 1 : at + 1;
        }
        SketchColumn column = new SketchColumn(name, between(typeStart, at));
        String constraintName = "";
        while (at < end) {
            if (take("CONSTRAINT")) {
                constraintName = tokens.get(at++).unquoted();
                continue;
            }
            columnConstraint(column, constraintName);
            constraintName = "";
        }
        columns.add(column);
    }

    private static boolean isColumnConstraint(Token token) {
        return !token.quoted() && COLUMN_CONSTRAINTS.contains(token.text().toUpperCase(Locale.ROOT));
    }

    private void columnConstraint(SketchColumn column, String name) {
        List<String> own = List.of(column.name());
        if (take("PRIMARY")) {
            take("KEY");
            boolean descending = take("DESC");
            take("ASC");
            String rule = conflict();
            column.autoincrement = take("AUTOINCREMENT");
            column.descendingKey = descending;
            constraints.add(SketchConstraint.key(SketchConstraint.Kind.PRIMARY_KEY, name, own, rule)
                    .descending(descending));
        } else if (take("UNIQUE")) {
            constraints.add(SketchConstraint.key(SketchConstraint.Kind.UNIQUE, name, own, conflict()));
        } else if (take("CHECK")) {
            constraints.add(SketchConstraint.check(name, group()));
        } else if (take("REFERENCES")) {
            constraints.add(reference(name, own));
        } else if (take("NOT")) {
            take("NULL");
            column.notNull = "NOT NULL" + conflict();
        } else if (take("NULL")) {
            conflict();
        } else if (take("DEFAULT")) {
            column.defaultText = defaultText();
        } else if (take("COLLATE")) {
            column.collation = tokens.get(at++).text();
        } else if (take("GENERATED")) {
            take("ALWAYS");
        } else if (take("AS")) {
            column.expression = group();
            column.stored = take("STORED");
            take("VIRTUAL");
        } else {
            at++;
        }
    }

    /** A literal, a signed number, or an expression in its parentheses. */
    private String defaultText() {
        int start = at;
        if (tokens.get(at).is("(")) {
            at = close(at) + 1;
        } else if (tokens.get(at).is("+") || tokens.get(at).is("-")) {
            at++;
            number();
        } else if (!tokens.get(at).quoted() && Character.isDigit(tokens.get(at).text().charAt(0))) {
            number();
        } else {
            at++;
            // A blob: X'…'.
            if (at < end && tokens.get(at).start() == tokens.get(at - 1).end() && tokens.get(at).quoted()) {
                at++;
            }
        }
        return between(start, at);
    }

    /** The pieces of a number stand without space between them. */
    private void number() {
        at++;
        while (at < end && tokens.get(at).start() == tokens.get(at - 1).end() && !tokens.get(at).is("(")) {
            at++;
        }
    }

    private String conflict() {
        return take("ON") && take("CONFLICT") ? " ON CONFLICT " + tokens.get(at++).text().toUpperCase(Locale.ROOT) : "";
    }

    private void tableConstraints() {
        String name = "";
        while (at < end) {
            if (take("CONSTRAINT")) {
                name = tokens.get(at++).unquoted();
                continue;
            }
            SketchConstraint constraint = tableConstraint(name);
            if (constraint != null) {
                constraints.add(constraint);
                name = "";
            }
        }
    }

    private @Nullable SketchConstraint tableConstraint(String name) {
        if (take("PRIMARY")) {
            take("KEY");
            List<String> terms = terms();
            return SketchConstraint.terms(SketchConstraint.Kind.PRIMARY_KEY, name, names(terms), terms, conflict());
        }
        if (take("UNIQUE")) {
            List<String> terms = terms();
            return SketchConstraint.terms(SketchConstraint.Kind.UNIQUE, name, names(terms), terms, conflict());
        }
        if (take("CHECK")) {
            return SketchConstraint.check(name, group());
        }
        if (take("FOREIGN")) {
            take("KEY");
            List<String> own = names(terms());
            take("REFERENCES");
            return reference(name, own);
        }
        at++;
        return null;
    }

    private SketchConstraint reference(String name, List<String> own) {
        String target = tokens.get(at++).unquoted();
        List<String> targetColumns = at < end && tokens.get(at).is("(") ? names(terms()) : List.of();
        int start = at;
        while (at < end && !startsAnother(at, start)) {
            at++;
        }
        return SketchConstraint.reference(name, own, target, targetColumns, between(start, at));
    }

    /** Whether a token ends the clause of a reference: another constraint of the same column begins. */
    private boolean startsAnother(int index, int start) {
        Token token = tokens.get(index);
        Token before = index > start ? tokens.get(index - 1) : token;
        boolean action = index > start && before.is("SET");
        boolean deferral = token.is("NOT") && index + 1 < end && tokens.get(index + 1).is("DEFERRABLE");
        return !action && !deferral && isColumnConstraint(token);
    }

    /** The terms of a list in parentheses, as they are written. */
    private List<String> terms() {
        List<String> terms = new ArrayList<>();
        int close = close(at);
        int start = at + 1;
        for (int i = start; i <= close; i++) {
            if (i == close || tokens.get(i).is(",")) {
                terms.add(between(start, i));
                start = i + 1;
            } else if (tokens.get(i).is("(")) {
                i = close(i);
            }
        }
        at = close + 1;
        return terms;
    }

    private static List<String> names(List<String> terms) {
        return terms.stream().map(term -> SqliteTableText.cut(term).getFirst().unquoted()).toList();
    }

    /** What stands in the parentheses here. */
    private String group() {
        int close = close(at);
        String inner = sql.substring(tokens.get(at).end(), tokens.get(close).start()).strip();
        at = close + 1;
        return inner;
    }

    private boolean take(String word) {
        if (at < end && tokens.get(at).is(word)) {
            at++;
            return true;
        }
        return false;
    }

    private String between(int from, int to) {
        return from >= to ? "" : sql.substring(tokens.get(from).start(), tokens.get(to - 1).end());
    }

    private int close(int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            if (tokens.get(i).is("(")) {
                depth++;
            } else if (tokens.get(i).is(")") && --depth == 0) {
                return i;
            }
        }
        return Math.max(open, tokens.size() - 1);
    }
}
