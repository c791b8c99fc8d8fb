package dev.retort.browse;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import dev.retort.browse.TableShape.ColumnKind;
import dev.retort.browse.TableShape.OrderPart;
import dev.retort.browse.TableShape.ShapeColumn;
import dev.retort.dialect.Identifiers;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/**
 * Rows of SQLite, where each value has a type of its own and a column only leans towards one
 * (https://www.sqlite.org/datatype3.html): a cursor keeps the values as they are stored.
 */
final class SqliteRows implements RowSource {

    private static final String SHAPE = """
            SELECT c.name, c.type, c."notnull", c.pk, c.hidden, l.type AS kind, l.wr AS without_rowid,
                   EXISTS (SELECT 1 FROM pragma_foreign_key_list(l.name, 'main') f
                           WHERE f."from" = c.name COLLATE NOCASE) AS foreign_key,
                   EXISTS (SELECT 1 FROM pragma_index_list(l.name, 'main') i WHERE i.origin = 'pk') AS key_has_index
            FROM pragma_table_list l, pragma_table_xinfo(l.name, 'main') c
            WHERE l.schema = ?1 AND l.name = ?2 COLLATE NOCASE
            ORDER BY c.cid
            """;

    /** How many steps of SQLite's machine go between two looks at the clock: some milliseconds. */
    private static final int STEPS = 20_000;

    private final Identifiers identifiers;

    SqliteRows(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    @Override
    public TableShape shape(Connection connection, TableName table) throws SQLException {
        List<ShapeColumn> columns = new ArrayList<>();
        Map<Integer, ShapeColumn> primaryKey = new TreeMap<>();
        boolean hasRowid = false;
        boolean rowidIsKey = false;
        try (PreparedStatement statement = connection.prepareStatement(SHAPE)) {
            statement.setString(1, table.schema());
            statement.setString(2, table.name());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    hasRowid = rows.getString("kind").equals("table") && !rows.getBoolean("without_rowid");
                    rowidIsKey = hasRowid && !rows.getBoolean("key_has_index");
                    ShapeColumn column = column(rows);
                    if (rows.getInt("hidden") != 1) {
                        columns.add(column);
                    }
                    if (rows.getInt("pk") > 0) {
                        primaryKey.put(rows.getInt("pk"), column);
                    }
                }
            }
        }
        boolean rowidAlias = rowidIsKey && primaryKey.size() == 1;
        if (!primaryKey.isEmpty() && (rowidAlias || primaryKey.values().stream().noneMatch(ShapeColumn::nullable))) {
            List<OrderPart> key = primaryKey.values().stream().map(this::orderBy)
                    .map(part -> new OrderPart(part.expression(), part.value(), part.parameter(), false)).toList();
            return new TableShape(table, columns, key, false);
        }
        return new TableShape(table, columns, hasRowid ? rowid(columns) : List.of(), false);
    }

    private static ShapeColumn column(ResultSet row) throws SQLException {
        String type = row.getString("type");
        boolean rowidAlias = row.getInt("pk") > 0 && !row.getBoolean("key_has_index")
                && !row.getBoolean("without_rowid");
        return new ShapeColumn(row.getString("name"), type, affinity(type).name(), kind(type),
                !row.getBoolean("notnull") && !rowidAlias, row.getInt("pk") > 0, row.getBoolean("foreign_key"));
    }

    /** The rowid by whichever of its names no column has taken. */
    private static List<OrderPart> rowid(List<ShapeColumn> columns) {
        return Stream.of("rowid", "_rowid_", "oid")
                .filter(name -> columns.stream().noneMatch(column -> column.name().equalsIgnoreCase(name))).limit(1)
                .map(name -> new OrderPart("t." + name, "t." + name, "?", false)).toList();
    }

    private static ColumnKind kind(String type) {
        String word = type.toUpperCase(Locale.ROOT);
        if (word.startsWith("BOOL")) {
            return ColumnKind.BOOLEAN;
        }
        if (word.startsWith("JSON")) {
            return ColumnKind.JSON;
        }
        return switch (affinity(type)) {
            case INTEGER, REAL -> ColumnKind.NUMBER;
            case NUMERIC -> word.startsWith("NUM") || word.startsWith("DEC") ? ColumnKind.NUMBER : ColumnKind.TEXT;
            case TEXT, BLOB -> ColumnKind.TEXT;
        };
    }

    @Override
    public String cell(ShapeColumn column, int limit) {
        String name = name(column);
        String hex = "'\\x' || lower(hex(" + name + "))";
        if (limit == 0) {
            return "CASE typeof(" + name + ") WHEN 'blob' THEN " + hex + " ELSE " + name + " END";
        }
        return "CASE typeof(" + name + ") WHEN 'blob' THEN CASE WHEN length(" + name + ") > " + BINARY_LIMIT
                + " THEN '\\x' || lower(hex(substr(" + name + ", 1, " + BINARY_LIMIT / 2 + "))) || '… (' || length("
                + name + ") || ' bytes)' ELSE " + hex + " END WHEN 'text' THEN CASE WHEN length(" + name + ") > "
                + limit + " THEN substr(" + name + ", 1, " + limit + ") || '… (' || length(" + name
                + ") || ' characters)' ELSE " + name + " END ELSE " + name + " END";
    }

    @Override
    public OrderPart orderBy(ShapeColumn column) {
        String name = name(column);
        String value = "CASE WHEN length(" + name + ") <= " + CURSOR_LIMIT + " THEN " + name + " END";
        return new OrderPart(name, value, "?", column.nullable());
    }

    @Override
    public Condition contains(ShapeColumn column, String text) {
        String name = name(column);
        return new Condition("CASE typeof(" + name + ") WHEN 'blob' THEN hex(" + name + ") ELSE CAST(" + name
                + " AS TEXT) END LIKE ? ESCAPE '\\'", List.of(Filter.pattern(text)));
    }

    @Override
    public Condition compare(ShapeColumn column, String operator, String literal) {
        return new Condition(name(column) + " " + operator + " ?", List.of(value(column, literal)));
    }

    /** What a person typed, as the column would store it. */
    private static Object value(ShapeColumn column, String literal) {
        Affinity affinity = Affinity.valueOf(column.plainType());
        if (column.kind() == ColumnKind.BOOLEAN && literal.matches("(?i)true|false")) {
            return literal.equalsIgnoreCase("true") ? 1L : 0L;
        }
        if (affinity == Affinity.TEXT) {
            return literal;
        }
        try {
            BigDecimal number = new BigDecimal(literal.strip());
            return number.stripTrailingZeros().scale() <= 0 && number.abs().compareTo(BigDecimal.valueOf(1L << 62)) < 0
                    ? (Object) number.longValueExact()
                    : (Object) number.doubleValue();
        } catch (NumberFormatException e) {
            if (affinity == Affinity.INTEGER || affinity == Affinity.REAL) {
                throw new RetortException(ProblemCode.STATEMENT_FAILED,
                        "“" + literal + "” is not a number, which column "
                                + column.name() + " of type " + column.type() + " holds.",
                        e).data("column", column.name());
            }
            return literal;
        }
    }

    @Override
    public Limit limit(PreparedStatement statement, Duration duration) throws SQLException {
        SQLiteConnection connection = statement.getConnection().unwrap(SQLiteConnection.class);
        long end = System.nanoTime() + duration.toNanos();
        ProgressHandler.setHandler(connection, STEPS, new ProgressHandler() {
            @Override
            protected int progress() {
                return System.nanoTime() - end > 0 ? 1 : 0;
            }
        });
        return () -> ProgressHandler.clearHandler(connection);
    }

    @Override
    public boolean isTimeout(SQLException failure) {
        return failure instanceof SQLiteException e && e.getResultCode() == SQLiteErrorCode.SQLITE_INTERRUPT;
    }

    @Override
    public boolean isWrongLiteral(SQLException failure) {
        return false;
    }

    private String name(ShapeColumn column) {
        return "t." + identifiers.quote(column.name());
    }

    /** What a column leans towards. */
    private enum Affinity {
        INTEGER, TEXT, BLOB, REAL, NUMERIC
    }

    /** The five rules of https://www.sqlite.org/datatype3.html#determination_of_column_affinity, in their order. */
    private static Affinity affinity(String type) {
        String word = type.toUpperCase(Locale.ROOT);
        if (word.contains("INT")) {
            return Affinity.INTEGER;
        }
        if (word.contains("CHAR") || word.contains("CLOB") || word.contains("TEXT")) {
            return Affinity.TEXT;
        }
        if (word.contains("BLOB") || word.isEmpty()) {
            return Affinity.BLOB;
        }
        return word.contains("REAL") || word.contains("FLOA") || word.contains("DOUB")
                ? Affinity.REAL
                : Affinity.NUMERIC;
    }
}
