package dev.retort.dialect.postgresql;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.retort.schema.Column;
import dev.retort.schema.Constraint;
import dev.retort.schema.Index;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.Table;
import dev.retort.schema.TableKind;
import dev.retort.schema.TableTraits;

/** A table while its parts are read. */
final class ReadTable {

    private final String schema;
    private final String name;
    private final TableKind kind;
    private final String comment;
    private final String definition;
    private final TableTraits traits;
    private final List<Long> parents;
    private final List<ReadColumn> columns = new ArrayList<>();
    private final List<Constraint> constraints = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();

    private record ReadColumn(Column column, boolean inherited) {}

    ReadTable(ResultSet row, String schema, String comment) throws SQLException {
        this.schema = schema;
        this.comment = comment;
        name = row.getString("name");
        kind = PostgresqlCatalog.kind(row.getString("kind"));
        definition = CanonicalText.of(row.getString("definition"));
        boolean partition = row.getBoolean("partition");
        parents = List.of(ReadTables.longs(row.getArray("parents")));
        List<String> parentNames = ReadTables.strings(row.getArray("parent_names"));
        traits = new TableTraits(row.getBoolean("unlogged"), ReadTables.strings(row.getArray("options")),
                row.getBoolean("row_security"), row.getBoolean("forced"), partition ? List.of() : parentNames,
                partition ? parentNames.getFirst() : "", row.getString("bound"), row.getString("spread"));
    }

    /** A column as its row says; what it inherits shows nowhere in it. */
    static Column column(ResultSet row, String comment) throws SQLException {
        String expression = CanonicalText.of(row.getString("default_expression"));
        String identity = row.getString("identity");
        String generation = row.getString("generated");
        String generated = switch (identity) {
            case "a" -> "always";
            case "d" -> "by default";
            default -> generation.isEmpty() ? "" : expression;
        };
        String type = row.getString("type");
        Array sequence = row.getArray("sequence");
        String rule = switch (generation) {
            case "s" -> "STORED";
            case "v" -> "VIRTUAL";
            default -> sequence == null ? "" : SequenceParameters.of(type, ReadTables.longs(sequence)).text();
        };
        return new Column(row.getString("name"), type, row.getBoolean("nullable"),
                generated.isEmpty() ? expression : "", generated, comment, row.getString("collation"), rule);
    }

    void add(Column column, boolean inherited) {
        columns.add(new ReadColumn(column, inherited));
    }

    void add(Constraint constraint) {
        constraints.add(constraint);
    }

    void add(Index index) {
        indexes.add(index);
    }

    boolean isView() {
        return kind == TableKind.VIEW || kind == TableKind.MATERIALIZED_VIEW;
    }

    ObjectName id() {
        return ObjectName.of(isView() ? ObjectKind.VIEW : ObjectKind.TABLE, schema, name);
    }

    /** @param others by object id, its parents among them */
    Table finish(Map<Long, ReadTable> others) {
        List<Column> own = columns.stream().filter(column -> !comesFromParent(column, others))
                .map(ReadColumn::column).toList();
        return new Table(schema, name, kind, own, constraints, indexes, comment, definition, traits);
    }

    /** Whether a column is a parent's and nothing about it is this table's own, however it came to inherit. */
    private boolean comesFromParent(ReadColumn column, Map<Long, ReadTable> others) {
        return column.inherited() && parents.stream().map(others::get).filter(parent -> parent != null)
                .flatMap(parent -> parent.columns.stream()).map(ReadColumn::column)
                .filter(theirs -> theirs.name().equals(column.column().name()))
                .anyMatch(theirs -> theirs.defaultExpression().equals(column.column().defaultExpression())
                        && theirs.nullable() == column.column().nullable());
    }
}
