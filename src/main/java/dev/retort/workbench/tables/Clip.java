package dev.retort.workbench.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Values as text for the clipboard: tabs between columns, one line a row, as spreadsheets take them. */
final class Clip {

    private Clip() {}

    /**
     * The values of some rows.
     *
     * @param names of the columns, for a first line; empty for none
     * @param rows those that are not held are left out
     * @param columns which columns, in order
     */
    static String of(List<String> names, List<GridRow> rows, List<Integer> columns) {
        List<String> lines = new ArrayList<>();
        if (!names.isEmpty()) {
            lines.add(names.stream().map(Clip::quoted).collect(Collectors.joining("\t")));
        }
        for (GridRow row : rows) {
            if (row.isHeld()) {
                lines.add(columns.stream().map(column -> quoted(row.value(column))).collect(Collectors.joining("\t")));
            }
        }
        return String.join("\n", lines);
    }

    /** NULL is nothing; what would break the lines stands in double quotes. */
    private static String quoted(@Nullable String value) {
        if (value == null) {
            return "";
        }
        boolean plain = value.chars().noneMatch(c -> c == '\t' || c == '\n' || c == '\r' || c == '"');
        return plain ? value : "\"" + value.replace("\"", "\"\"") + "\"";
    }
}
