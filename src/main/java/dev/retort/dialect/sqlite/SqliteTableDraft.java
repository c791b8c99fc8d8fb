package dev.retort.dialect.sqlite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.google.gson.Gson;

import dev.retort.schema.Column;
import dev.retort.schema.Constraint;
import dev.retort.schema.Index;
import dev.retort.schema.Table;
import dev.retort.schema.TableKind;

/** A table while what the pragmas say of it is gathered. */
final class SqliteTableDraft {

    final String name;
    final TableKind kind;
    private final boolean withoutRowid;
    private final String sql;
    private final List<Column> columns = new ArrayList<>();
    private final Map<Integer, String> primaryKey = new TreeMap<>();
    private final List<List<String>> uniques = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();
    private final Map<Integer, ForeignKeyDraft> foreignKeys = new LinkedHashMap<>();
    private boolean keyHasIndex;

    SqliteTableDraft(String name, TableKind kind, boolean withoutRowid, String sql) {
        this.name = name;
        this.kind = kind;
        this.withoutRowid = withoutRowid;
        this.sql = sql;
    }

    /** {@code place} is the column's in the primary key, counted from 1; 0 for none. */
    void addColumn(Column column, int place) {
        columns.add(column);
        if (place > 0) {
            primaryKey.put(place, column.name());
        }
    }

    /** {@code origin} is {@code c} for CREATE INDEX, {@code u} for UNIQUE, {@code pk} for PRIMARY KEY. */
    void addIndex(Index index, String origin, String columnsAsJson) {
        switch (origin) {
            case "u" -> uniques.add(Arrays.asList(new Gson().fromJson(columnsAsJson, String[].class)));
            case "pk" -> keyHasIndex = true;
            default -> indexes.add(index);
        }
    }

    void addForeignKeyColumn(int id, String target, String own, String targetColumn, String onUpdate,
            String onDelete) {
        ForeignKeyDraft draft = foreignKeys.computeIfAbsent(id, _ -> new ForeignKeyDraft(target,
                new ArrayList<>(), new ArrayList<>(), rule("ON UPDATE ", onUpdate) + rule("ON DELETE ", onDelete)));
        draft.own.add(own);
        if (!targetColumn.isEmpty()) {
            draft.targetColumns.add(targetColumn);
        }
    }

    Table table() {
        if (kind != TableKind.TABLE) {
            return new Table("main", name, kind, columns, List.of(), indexes, "",
                    kind == TableKind.VIEW ? SqliteTableText.viewQuery(sql) : sql);
        }
        SqliteTableText text = new SqliteTableText(sql);
        return new Table("main", name, kind, columns.stream().map(column -> completed(column, text)).toList(),
                constraints(text), indexes, "", sql);
    }

    private Column completed(Column column, SqliteTableText text) {
        boolean nullable = column.nullable() && !isRowid(column);
        return new Column(column.name(), column.type(), nullable, column.defaultExpression(),
                text.generated(column.name()), "");
    }

    /**
     * Whether the column is another name of the rowid, which is never NULL: the only column of a primary key that needs
     * no index. (https://www.sqlite.org/lang_createtable.html#rowid)
     */
    private boolean isRowid(Column column) {
        return !withoutRowid && !keyHasIndex && primaryKey.size() == 1 && primaryKey.containsValue(column.name());
    }

    private List<Constraint> constraints(SqliteTableText text) {
        List<Constraint> constraints = new ArrayList<>();
        if (!primaryKey.isEmpty()) {
            constraints.add(new Constraint.PrimaryKey(text.primaryKeyName(), List.copyOf(primaryKey.values())));
        }
        uniques.forEach(unique -> constraints.add(new Constraint.Unique(text.uniqueName(unique), unique)));
        List<SqliteTableText.Reference> written = text.references();
        int place = 0;
        for (ForeignKeyDraft key : foreignKeys.values()) {
            // SQLite counts foreign keys backwards, and they arrive by falling number: in the order they are written.
            SqliteTableText.Reference reference = place < written.size()
                    ? written.get(place)
                    : new SqliteTableText.Reference("", "");
            place++;
            constraints.add(new Constraint.ForeignKey(reference.name(), key.own, "main", key.target,
                    key.targetColumns, (key.rule + reference.deferral()).strip()));
        }
        constraints.addAll(text.checks());
        return constraints;
    }

    private static String rule(String words, String action) {
        return action.equals("NO ACTION") ? "" : words + action + " ";
    }

    private record ForeignKeyDraft(String target, List<String> own, List<String> targetColumns, String rule) {}
}
