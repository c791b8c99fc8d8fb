package dev.retort.workbench.tables;

import org.jspecify.annotations.Nullable;

import dev.retort.browse.Page.PageColumn;

/** How wide a column begins: as its name, its type and its first values need, within limits. */
final class ColumnWidths {

    private static final int ROWS = 50;
    private static final int LONGEST = 42;
    private static final double LETTER = 7.2;
    private static final double WIDE_LETTER = 13;
    private static final double PADDING = 20;
    private static final double NARROWEST = 84;

    private ColumnWidths() {}

    static double of(PageColumn column, int index, PagedRows rows) {
        double icon = column.primaryKey() || column.foreignKey() ? 16 : 0;
        double widest = Math.max(length(column.name()) + icon + 16, column.type().length() * 6.6);
        for (int i = 0; i < Math.min(ROWS, rows.size()); i++) {
            widest = Math.max(widest, length(rows.get(i).value(index)));
        }
        return Math.max(NARROWEST, widest + PADDING);
    }

    private static double length(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        double width = 0;
        int limit = Math.min(text.length(), LONGEST);
        for (int i = 0; i < limit; i++) {
            width += text.charAt(i) < 0x1100 ? LETTER : WIDE_LETTER;
        }
        return width;
    }
}
