package dev.retort.dialect;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.retort.schema.DataCount;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;

/**
 * A table of which rows, and values of columns, are to be counted in one pass.
 *
 * @param columns names, each once
 */
public record CountedTable(String schema, String name, List<String> columns) {

    public CountedTable {
        columns = List.copyOf(columns);
    }

    /** The tables that things are or stand in, in the order of the things; what is neither table nor column is left out. */
    public static List<CountedTable> of(Collection<ObjectName> things) {
        Map<ObjectName, List<String>> columns = new LinkedHashMap<>();
        for (ObjectName thing : things) {
            if (thing.kind() == ObjectKind.TABLE) {
                columns.computeIfAbsent(thing, _ -> new ArrayList<>());
            } else if (thing.kind() == ObjectKind.COLUMN) {
                List<String> names = columns.computeIfAbsent(
                        ObjectName.of(ObjectKind.TABLE, thing.schema(), thing.within()), _ -> new ArrayList<>());
                if (!names.contains(thing.name())) {
                    names.add(thing.name());
                }
            }
        }
        return columns.entrySet().stream().map(
                entry -> new CountedTable(entry.getKey().schema(), entry.getKey().name(), entry.getValue())).toList();
    }

    /** The table, as differences name it. */
    public ObjectName table() {
        return ObjectName.of(ObjectKind.TABLE, schema, name);
    }

    /** One of its columns, as differences name it. */
    public ObjectName column(String column) {
        return table().part(ObjectKind.COLUMN, column);
    }

    /**
     * One query for several tables: a row each, with its index in the list, the number of its rows, and that of the values
     * of each of its columns.
     */
    public static String query(List<CountedTable> tables, Identifiers identifiers) {
        int widest = tables.stream().mapToInt(one -> one.columns().size()).max().orElse(0);
        return IntStream.range(0, tables.size()).mapToObj(i -> tables.get(i).select(i, widest, identifiers))
                .collect(Collectors.joining("\nUNION ALL\n"));
    }

    /** Puts down what {@link #query} gave; a row that is not reached changes nothing. */
    public static void read(ResultSet rows, List<CountedTable> tables, Map<ObjectName, DataCount> counts)
            throws SQLException {
        while (rows.next()) {
            CountedTable table = tables.get(rows.getInt(1));
            counts.put(table.table(), new DataCount(rows.getLong(2), false));
            for (int i = 0; i < table.columns().size(); i++) {
                counts.put(table.column(table.columns().get(i)), new DataCount(rows.getLong(3 + i), false));
            }
        }
    }

    private String select(int index, int width, Identifiers identifiers) {
        StringBuilder sql = new StringBuilder("SELECT " + index + ", count(*)");
        for (int i = 0; i < width; i++) {
            sql.append(", ").append(i < columns.size() ? "count(" + identifiers.quote(columns.get(i)) + ")" : "0");
        }
        return sql.append(" FROM ").append(identifiers.quote(schema)).append('.').append(identifiers.quote(name))
                .toString();
    }
}
