package dev.retort.dialect.sqlite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.Identifiers;
import dev.retort.dialect.sqlite.SketchConstraint.Kind;
import dev.retort.dialect.sqlite.SqliteTableText.Token;
import dev.retort.schema.Column;
import dev.retort.schema.Constraint;
import dev.retort.schema.Dependency;
import dev.retort.schema.Index;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.Table;
import dev.retort.schema.TableKind;

/**
 * A table as a record, from the text that made it. Names are spelled as they were declared; what SQLite takes for the
 * same is written the same.
 */
final class SqliteTableReading {

    private static final Set<String> BUILT_IN = Set.of("BINARY", "NOCASE", "RTRIM");

    private final String name;
    private final TableSketch sketch;
    private final String options;
    private final Identifiers identifiers;
    private final Map<String, String> declared = new LinkedHashMap<>();
    private final CanonicalSql spelling;
    private final @Nullable SketchConstraint key;
    private final List<Index> indexes = new ArrayList<>();

    SqliteTableReading(String name, String sql, Identifiers identifiers) {
        this.name = name;
        this.identifiers = identifiers;
        this.sketch = TableSketch.of(sql);
        this.options = options(sketch.options());
        for (SketchColumn column : sketch.columns()) {
            declared.put(SqliteTableText.fold(column.name()), column.name());
        }
        this.spelling = new CanonicalSql(identifiers, declared.values());
        this.key = sketch.constraints().stream().filter(one -> one.kind() == Kind.PRIMARY_KEY).findFirst()
                .orElse(null);
    }

    String name() {
        return name;
    }

    /** The columns' names, as they were declared. */
    List<String> columnNames() {
        return List.copyOf(declared.values());
    }

    /** The columns of the primary key; empty for none. */
    List<String> keyColumns() {
        return key == null ? List.of() : declared(key.columns());
    }

    /** The name as it was declared; as it is written where there is no such column. */
    String declared(String column) {
        return declared.getOrDefault(SqliteTableText.fold(column), column);
    }

    private List<String> declared(List<String> columns) {
        return columns.stream().map(this::declared).toList();
    }

    /** Takes note of a {@code CREATE INDEX} on this table. */
    void addIndex(String index, String sql) {
        List<Token> tokens = SqliteTableText.cut(sql);
        boolean unique = tokens.size() > 1 && tokens.get(1).is("UNIQUE");
        int open = 0;
        while (open < tokens.size() - 1 && !tokens.get(open).is("(")) {
            open++;
        }
        String terms = withoutAscending(spelling.line(sql.substring(tokens.get(open).start())));
        String definition = (unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ") + identifiers.quoteIfNeeded(index)
                + " ON " + identifiers.quoteIfNeeded(name) + " " + terms;
        List<String> columns = SqliteTableText.cut(terms).stream().map(one -> SqliteTableText.fold(one.unquoted()))
                .filter(declared::containsKey).map(this::declared).distinct().toList();
        indexes.add(new Index(index, unique, true, definition, (unique ? "UNIQUE " : "") + terms, columns));
    }

    /** {@code ASC} is what a term is without it. */
    private static String withoutAscending(String terms) {
        StringBuilder text = new StringBuilder();
        List<Token> tokens = SqliteTableText.cut(terms);
        int done = 0;
        for (int i = 1; i + 1 < tokens.size(); i++) {
            boolean last = tokens.get(i + 1).is(",") || tokens.get(i + 1).is(")");
            if (tokens.get(i).is("ASC") && last) {
                text.append(terms, done, tokens.get(i - 1).end());
                done = tokens.get(i).end();
            }
        }
        return text.append(terms.substring(done)).toString();
    }

    /** @param others the tables that foreign keys may point at, by their folded names */
    Table table(Map<String, SqliteTableReading> others) {
        List<Constraint> constraints = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            sketch.constraints().stream().filter(one -> one.kind() == kind)
                    .forEach(one -> constraints.add(constraint(one, others)));
        }
        return new Table("main", name, TableKind.TABLE, sketch.columns().stream().map(this::column).toList(),
                constraints, indexes, "", options);
    }

    /** Which columns the expressions of generated columns and of checks name. */
    List<Dependency> dependencies(Table table) {
        List<Dependency> dependencies = new ArrayList<>();
        for (Column column : table.columns()) {
            named(dependencies, table, table.id().part(ObjectKind.COLUMN, column.name()), column.generated());
        }
        for (Constraint constraint : table.constraints()) {
            if (constraint instanceof Constraint.Check check) {
                named(dependencies, table, table.id().part(ObjectKind.CONSTRAINT, check.name()), check.expression());
            }
        }
        return dependencies;
    }

    private void named(List<Dependency> dependencies, Table table, ObjectName dependent, String expression) {
        SqliteTableText.cut(expression).stream().map(token -> SqliteTableText.fold(token.unquoted()))
                .filter(declared::containsKey).map(this::declared).distinct()
                .map(column -> new Dependency(dependent, table.id().part(ObjectKind.COLUMN, column)))
                .filter(one -> !one.on().equals(dependent)).forEach(dependencies::add);
    }

    private Column column(SketchColumn column) {
        String collation = new Token(column.collation, 0, column.collation.length(),
                column.collation.startsWith("\"")).unquoted();
        String upper = collation.toUpperCase(Locale.ROOT);
        String spelled = upper.equals("BINARY")
                ? ""
                : BUILT_IN.contains(upper)
                        ? upper
                        : collation.isEmpty() ? "" : identifiers.quoteIfNeeded(collation);
        String rule = column.isGenerated()
                ? column.stored ? "STORED" : "VIRTUAL"
                : column.notNull.replaceFirst("^NOT NULL ?", "");
        return new Column(column.name(), CanonicalSql.type(column.type()), isNullable(column),
                spelling.standard(column.defaultText), spelling.line(column.expression), "", spelled, rule);
    }

    private boolean isNullable(SketchColumn column) {
        if (!column.notNull.isEmpty()) {
            return false;
        }
        boolean inKey = keyColumns().contains(column.name());
        return !inKey || options.isEmpty() && !isRowid(column);
    }

    /** https://www.sqlite.org/lang_createtable.html#rowid */
    private boolean isRowid(SketchColumn column) {
        return keyColumns().size() == 1 && CanonicalSql.type(column.type()).equals("INTEGER") && !column.descendingKey;
    }

    private Constraint constraint(SketchConstraint one, Map<String, SqliteTableReading> others) {
        return switch (one.kind()) {
            case PRIMARY_KEY -> new Constraint.PrimaryKey(one.name(), declared(one.columns()), keyRule(one));
            case UNIQUE -> new Constraint.Unique(one.name(), declared(one.columns()), rule(terms(one), conflict(one)));
            case CHECK -> new Constraint.Check(one.name(), spelling.line(one.text()));
            case FOREIGN_KEY -> reference(one, others);
        };
    }

    private String keyRule(SketchConstraint one) {
        boolean inColumn = sketch.columns().stream().anyMatch(column -> column.descendingKey);
        boolean automatic = sketch.columns().stream().anyMatch(column -> column.autoincrement);
        return rule(inColumn ? "DESC" : terms(one), conflict(one), automatic ? "AUTOINCREMENT" : "");
    }

    /** The list in parentheses, where it says more than the columns' names. */
    private String terms(SketchConstraint one) {
        if (one.terms().isEmpty()) {
            return "";
        }
        String list = withoutAscending(spelling.line("(" + String.join(", ", one.terms()) + ")"));
        String plain = spelling.line("(" + String.join(", ", one.columns().stream().map(identifiers::quote).toList())
                + ")");
        return list.equals(plain) ? "" : list;
    }

    /** ABORT is what happens without a word. */
    private static String conflict(SketchConstraint one) {
        return one.text().equals("ON CONFLICT ABORT") ? "" : one.text();
    }

    private static String rule(String... parts) {
        return String.join(" ", List.of(parts).stream().filter(part -> !part.isEmpty()).toList());
    }

    private Constraint reference(SketchConstraint one, Map<String, SqliteTableReading> others) {
        String target = String.valueOf(one.target());
        SqliteTableReading other = others.get(SqliteTableText.fold(target));
        if (other == null) {
            return new Constraint.ForeignKey(one.name(), declared(one.columns()), "main", target, one.targetColumns(),
                    referenceRule(one.text()));
        }
        List<String> columns = one.targetColumns().isEmpty() ? other.keyColumns() : other.declared(one.targetColumns());
        return new Constraint.ForeignKey(one.name(), declared(one.columns()), "main", other.name, columns,
                referenceRule(one.text()));
    }

    /**
     * Actions in one order, NO ACTION left out as it is the default; MATCH has no meaning, and only DEFERRABLE INITIALLY
     * DEFERRED differs from saying nothing (https://www.sqlite.org/foreignkeys.html, 4.2 and 6).
     */
    private static String referenceRule(String written) {
        List<String> words = SqliteTableText.cut(written).stream().map(token -> token.text().toUpperCase(Locale.ROOT))
                .toList();
        String text = String.join(" ", words) + " ";
        String delete = action(text, "ON DELETE ");
        String update = action(text, "ON UPDATE ");
        boolean deferred = text.contains("DEFERRABLE INITIALLY DEFERRED") && !text.contains("NOT DEFERRABLE");
        return rule(delete, update, deferred ? "DEFERRABLE INITIALLY DEFERRED" : "");
    }

    private static String action(String text, String event) {
        for (String action : List.of("SET NULL", "SET DEFAULT", "CASCADE", "RESTRICT")) {
            if (text.contains(event + action + " ")) {
                return event + action;
            }
        }
        return "";
    }

    private static String options(String written) {
        Set<String> options = new TreeSet<>();
        for (String option : written.split(",")) {
            options.add(CanonicalSql.type(option));
        }
        options.remove("");
        return String.join(", ", options);
    }
}
