package dev.retort.dialect.sqlite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.retort.dialect.Identifiers;
import dev.retort.dialect.sqlite.SqliteTableText.Token;
import dev.retort.schema.Column;
import dev.retort.schema.Dependency;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.Table;
import dev.retort.schema.TableKind;
import dev.retort.schema.Trigger;

/**
 * Views, triggers and virtual tables, which SQLite knows by their text alone, and what that text names. A dependency is
 * a name that occurs: it may be one too many, never one too few.
 */
final class SqliteTextObjects {

    private final Identifiers identifiers;
    private final Map<String, SqliteTableReading> tables;
    private final Map<String, List<String>> views;
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<Dependency> dependencies = new LinkedHashSet<>();

    /**
     * @param tables by their folded names
     * @param views the columns of each view, by its name
     */
    SqliteTextObjects(Identifiers identifiers, Map<String, SqliteTableReading> tables,
            Map<String, List<String>> views) {
        this.identifiers = identifiers;
        this.tables = tables;
        this.views = views;
        tables.values().forEach(table -> names.add(table.name()));
        names.addAll(views.keySet());
    }

    /** What was found while objects were made. */
    List<Dependency> dependencies() {
        return List.copyOf(dependencies);
    }

    /** Its arguments are for its module to read, so only white space is made the same. */
    Table virtualTable(String name, String sql) {
        List<Token> tokens = SqliteTableText.cut(sql);
        int using = 0;
        while (using < tokens.size() - 1 && !tokens.get(using).is("USING")) {
            using++;
        }
        StringBuilder text = new StringBuilder("USING");
        for (int i = using + 1; i < tokens.size(); i++) {
            boolean apart = tokens.get(i).start() > tokens.get(i - 1).end();
            boolean tight = tokens.get(i).is("(") || tokens.get(i).is(")") || tokens.get(i).is(",")
                    || tokens.get(i - 1).is("(");
            text.append(tokens.get(i - 1).is(",") || apart && !tight ? " " : "").append(tokens.get(i).text());
        }
        return new Table("main", name, TableKind.VIRTUAL_TABLE, List.of(), List.of(), List.of(), "", text.toString());
    }

    /** Its columns are those its own list names; what the query gives follows the tables by itself. */
    Table view(String name, String sql) {
        Set<String> read = read(sql, name);
        List<String> known = new ArrayList<>(views.getOrDefault(name, List.of()));
        known.addAll(columns(read));
        known.addAll(names);
        List<Column> listed = new ArrayList<>();
        List<Token> tokens = SqliteTableText.cut(sql);
        int open = 0;
        while (open < tokens.size() && !tokens.get(open).is("AS")) {
            boolean item = open > 0 && (tokens.get(open - 1).is("(") || tokens.get(open - 1).is(","));
            if (item) {
                listed.add(new Column(tokens.get(open).unquoted(), "", true, "", "", ""));
            }
            open++;
        }
        depends(ObjectName.of(ObjectKind.VIEW, "main", name), read, sql);
        return new Table("main", name, TableKind.VIEW, listed, List.of(), List.of(), "",
                new CanonicalSql(identifiers, known).query(SqliteTableText.viewQuery(sql)));
    }

    /** {@code BEFORE} and {@code FOR EACH ROW} are what a trigger is without a word. */
    Trigger trigger(String name, String table, String sql) {
        Set<String> read = read(sql, name);
        read.add(SqliteTableText.fold(table));
        List<String> known = new ArrayList<>(columns(read));
        known.addAll(names);
        CanonicalSql spelling = new CanonicalSql(identifiers, known);
        List<Token> tokens = SqliteTableText.cut(sql);
        int event = tokens.size() > 3 && tokens.get(3).is(".") ? 5 : 3;
        while (event < tokens.size() - 1 && !isEvent(tokens.get(event))) {
            event++;
        }
        int on = next(tokens, "ON", event);
        int begin = next(tokens, "BEGIN", on);
        SqliteTableReading owner = tables.get(SqliteTableText.fold(table));
        String declared = owner != null
                ? owner.name()
                : views.keySet().stream().filter(view -> view.equalsIgnoreCase(table)).findFirst().orElse(table);
        boolean timed = tokens.get(event - 1).is("BEFORE") || tokens.get(event - 1).is("AFTER")
                || tokens.get(event - 1).is("OF");
        String moment = timed ? tokens.get(event - 1).text().toUpperCase(Locale.ROOT) : "BEFORE";
        String when = condition(tokens, on, begin, sql);
        String text = "CREATE TRIGGER " + identifiers.quoteIfNeeded(name) + " "
                + (moment.equals("OF") ? "INSTEAD OF" : moment) + " "
                + spelling.line(sql.substring(tokens.get(event).start(), tokens.get(on).start())) + " ON "
                + identifiers.quoteIfNeeded(declared) + (when.isEmpty() ? "" : " WHEN " + spelling.line(when)) + "\n"
                + spelling.body(sql.substring(tokens.get(begin).start()));
        boolean onView = views.keySet().stream().anyMatch(view -> view.equals(declared));
        Trigger trigger = new Trigger("main", declared, name, text, "O");
        depends(trigger.id(), read, sql);
        dependencies.add(new Dependency(trigger.id(),
                ObjectName.of(onView ? ObjectKind.VIEW : ObjectKind.TABLE, "main", declared)));
        return trigger;
    }

    private static boolean isEvent(Token token) {
        return token.is("INSERT") || token.is("UPDATE") || token.is("DELETE");
    }

    private static String condition(List<Token> tokens, int on, int begin, String sql) {
        int when = next(tokens, "WHEN", on);
        return when < begin ? sql.substring(tokens.get(when).end(), tokens.get(begin).start()) : "";
    }

    private static int next(List<Token> tokens, String word, int from) {
        int i = from;
        while (i < tokens.size() - 1 && !tokens.get(i).is(word)) {
            i++;
        }
        return i;
    }

    /** The folded names of tables and views that occur in a text, other than its own. */
    private Set<String> read(String sql, String own) {
        Set<String> words = words(sql);
        Set<String> read = new LinkedHashSet<>();
        for (String name : names) {
            if (words.contains(SqliteTableText.fold(name)) && !name.equals(own)) {
                read.add(SqliteTableText.fold(name));
            }
        }
        return read;
    }

    private static Set<String> words(String sql) {
        Set<String> words = new HashSet<>();
        SqliteTableText.cut(sql).forEach(token -> words.add(SqliteTableText.fold(token.unquoted())));
        return words;
    }

    private List<String> columns(Set<String> relations) {
        List<String> columns = new ArrayList<>();
        for (String relation : relations) {
            SqliteTableReading table = tables.get(relation);
            if (table != null) {
                columns.addAll(table.columnNames());
            }
        }
        views.forEach((view, own) -> {
            if (relations.contains(SqliteTableText.fold(view))) {
                columns.addAll(own);
            }
        });
        return columns;
    }

    private void depends(ObjectName dependent, Set<String> read, String sql) {
        Set<String> words = words(sql);
        Map<String, String> spelled = new HashMap<>();
        views.keySet().forEach(view -> spelled.put(SqliteTableText.fold(view), view));
        for (String relation : read) {
            SqliteTableReading table = tables.get(relation);
            if (table == null) {
                dependencies.add(new Dependency(dependent,
                        ObjectName.of(ObjectKind.VIEW, "main", spelled.getOrDefault(relation, relation))));
                continue;
            }
            ObjectName target = ObjectName.of(ObjectKind.TABLE, "main", table.name());
            dependencies.add(new Dependency(dependent, target));
            table.columnNames().stream().filter(column -> words.contains(SqliteTableText.fold(column)))
                    .forEach(column -> dependencies
                            .add(new Dependency(dependent, target.part(ObjectKind.COLUMN, column))));
        }
    }
}
