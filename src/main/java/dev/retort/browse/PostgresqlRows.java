package dev.retort.browse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.retort.browse.TableShape.ColumnKind;
import dev.retort.browse.TableShape.OrderPart;
import dev.retort.browse.TableShape.ShapeColumn;
import dev.retort.dialect.Identifiers;

/** Rows of PostgreSQL 12 and newer. Values travel as text both ways and are cast by the server. */
final class PostgresqlRows implements RowSource {

    /**
     * One row a column. {@code key_place} is the column's place in the best unique index: valid, immediate, without
     * expressions, over columns that are not null; the primary key first, then the narrowest. A parent of an
     * inheritance tree has none: its children's rows may repeat it.
     */
    private static final String SHAPE = """
            SELECT a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
                   pg_catalog.format_type(a.atttypid, -1) AS plain_type, bt.typname, bt.typcategory AS category,
                   NOT a.attnotnull AS nullable,
                   coalesce(a.attnum = ANY (pk.indkey::int2[]), false) AS primary_key,
                   EXISTS (SELECT FROM pg_catalog.pg_constraint f
                           WHERE f.conrelid = c.oid AND f.contype = 'f' AND a.attnum = ANY (f.conkey)) AS foreign_key,
                   coalesce(array_position((best.indkey::int2[])[0:best.indnkeyatts - 1], a.attnum), -1) AS key_place,
                   c.relkind IN ('r', 'm') AND NOT c.relhassubclass AS has_ctid
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            JOIN pg_catalog.pg_type ty ON ty.oid = a.atttypid
            JOIN pg_catalog.pg_type bt ON bt.oid = CASE WHEN ty.typtype = 'd' THEN ty.typbasetype ELSE ty.oid END
            LEFT JOIN pg_catalog.pg_index pk ON pk.indrelid = c.oid AND pk.indisprimary
            LEFT JOIN LATERAL (
                SELECT i.indkey, i.indnkeyatts FROM pg_catalog.pg_index i
                WHERE i.indrelid = c.oid AND i.indisunique AND i.indisvalid AND i.indimmediate
                  AND i.indpred IS NULL AND i.indexprs IS NULL AND NOT (c.relkind = 'r' AND c.relhassubclass)
                  AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute k
                                  WHERE k.attrelid = c.oid AND NOT k.attnotnull
                                    AND k.attnum = ANY ((i.indkey::int2[])[0:i.indnkeyatts - 1]))
                ORDER BY i.indisprimary DESC, i.indnkeyatts, i.indexrelid LIMIT 1) best ON true
            WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
            ORDER BY a.attnum
            """;

    /** Numbers, booleans, dates, spans of time, addresses, enumerations: never long as text. */
    private static final Set<String> SHORT_CATEGORIES = Set.of("N", "B", "D", "T", "I", "E");

    /** Types that have no order of their own and are sorted and compared as text. */
    private static final Set<String> UNORDERED = Set.of("json", "xml");

    private final Identifiers identifiers;

    PostgresqlRows(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    @Override
    public TableShape shape(Connection connection, TableName table) throws SQLException {
        List<ShapeColumn> columns = new ArrayList<>();
        Map<Integer, ShapeColumn> key = new TreeMap<>();
        boolean hasCtid = false;
        try (PreparedStatement statement = connection.prepareStatement(SHAPE)) {
            statement.setString(1, table.schema());
            statement.setString(2, table.name());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ShapeColumn column = new ShapeColumn(rows.getString("attname"), rows.getString("type"),
                            rows.getString("plain_type"), kind(rows.getString("typname"), rows.getString("category")),
                            rows.getBoolean("nullable"), rows.getBoolean("primary_key"),
                            rows.getBoolean("foreign_key"));
                    columns.add(column);
                    if (rows.getInt("key_place") >= 0) {
                        key.put(rows.getInt("key_place"), column);
                    }
                    hasCtid = rows.getBoolean("has_ctid");
                }
            }
        }
        if (key.isEmpty() && hasCtid) {
            return new TableShape(table, columns,
                    List.of(new OrderPart("t.ctid", "CAST(t.ctid AS text)", "CAST(? AS tid)", false)), true);
        }
        return new TableShape(table, columns, key.values().stream().map(this::orderBy).toList(), false);
    }

    private static ColumnKind kind(String typeName, String category) {
        return switch (typeName) {
            case "bytea" -> ColumnKind.BINARY;
            case "json", "jsonb" -> ColumnKind.JSON;
            case "bool" -> ColumnKind.BOOLEAN;
            case "uuid" -> ColumnKind.SHORT;
            default -> category.equals("N")
                    ? ColumnKind.NUMBER
                    : SHORT_CATEGORIES.contains(category) ? ColumnKind.SHORT : ColumnKind.TEXT;
        };
    }

    @Override
    public String cell(ShapeColumn column, int limit) {
        String name = name(column);
        String text = "CAST(" + name + " AS text)";
        return switch (column.kind()) {
            case NUMBER, BOOLEAN, SHORT -> text;
            case BINARY -> limit == 0
                    ? "'\\x' || encode(" + name + ", 'hex')"
                    : "CASE WHEN octet_length(" + name + ") > " + BINARY_LIMIT + " THEN '\\x' || encode(substring("
                            + name + " FROM 1 FOR " + BINARY_LIMIT / 2 + "), 'hex') || '… (' || octet_length(" + name
                            + ") || ' bytes)' ELSE '\\x' || encode(" + name + ", 'hex') END";
            case JSON, TEXT -> limit == 0
                    ? text
                    : "CASE WHEN octet_length(" + text + ") > " + limit + " AND char_length(" + text + ") > " + limit
                            + " THEN left(" + text + ", " + limit + ") || '… (' || char_length(" + text
                            + ") || ' characters)' ELSE " + text + " END";
        };
    }

    @Override
    public OrderPart orderBy(ShapeColumn column) {
        String text = "CAST(" + name(column) + " AS text)";
        String value = column.kind() == ColumnKind.NUMBER || column.kind() == ColumnKind.SHORT
                ? text
                : "CASE WHEN octet_length(" + text + ") <= " + CURSOR_LIMIT + " THEN " + text + " END";
        return new OrderPart(comparable(column), value, parameter(column), column.nullable());
    }

    @Override
    public Condition contains(ShapeColumn column, String text) {
        String value = column.kind() == ColumnKind.BINARY
                ? "encode(" + name(column) + ", 'hex')"
                : "CAST(" + name(column) + " AS text)";
        return new Condition(value + " ILIKE ?", List.of(Filter.pattern(text)));
    }

    @Override
    public Condition compare(ShapeColumn column, String operator, String literal) {
        return new Condition(comparable(column) + " " + operator + " " + parameter(column), List.of(literal));
    }

    @Override
    public Limit limit(PreparedStatement statement, Duration duration) throws SQLException {
        statement.setQueryTimeout((int) Math.max(1, duration.toSeconds()));
        return () -> {};
    }

    @Override
    public boolean isTimeout(SQLException failure) {
        return "57014".equals(failure.getSQLState());
    }

    @Override
    public boolean isWrongLiteral(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("22") || state.equals("23514"));
    }

    private String comparable(ShapeColumn column) {
        return UNORDERED.contains(column.plainType()) ? "CAST(" + name(column) + " AS text)" : name(column);
    }

    private static String parameter(ShapeColumn column) {
        return "CAST(? AS " + (UNORDERED.contains(column.plainType()) ? "text" : column.plainType()) + ")";
    }

    private String name(ShapeColumn column) {
        return "t." + identifiers.quote(column.name());
    }
}
