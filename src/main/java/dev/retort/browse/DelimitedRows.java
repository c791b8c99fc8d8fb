package dev.retort.browse;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.browse.Page.PageColumn;

/** Writes rows as lines of values with a delimiter between them. */
final class DelimitedRows implements RowFormat.RowSink {

    private final Writer out;
    private final char delimiter;
    private final String lineEnd;
    private final String nullText;

    DelimitedRows(List<PageColumn> columns, Writer out, char delimiter, String lineEnd, String nullText)
            throws IOException {
        this.out = out;
        this.delimiter = delimiter;
        this.lineEnd = lineEnd;
        this.nullText = nullText;
        row(columns.stream().map(PageColumn::name).toList());
    }

    @Override
    public void row(List<@Nullable String> values) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.write(delimiter);
            }
            String value = values.get(i);
            out.write(value == null ? nullText : quoted(value));
        }
        out.write(lineEnd);
    }

    @Override
    public void end() {}

    private String quoted(String value) {
        boolean plain = !value.isEmpty() && !value.equals(nullText) && value.chars()
                .noneMatch(c -> c == delimiter || c == '"' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
