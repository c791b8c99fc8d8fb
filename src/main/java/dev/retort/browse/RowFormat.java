package dev.retort.browse;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.browse.Page.PageColumn;

/** How rows are written to a file. */
@FunctionalInterface
public interface RowFormat {

    /** Begins a file with these columns; the caller closes {@code out}. */
    RowSink begin(List<PageColumn> columns, Writer out) throws IOException;

    /**
     * Comma-separated values as RFC 4180 has them, with a header. NULL is written as nothing, an empty text as
     * {@code ""}.
     */
    static RowFormat csv() {
        return csv("");
    }

    /** As {@link #csv()}, with NULL written as this text, without quotes. */
    static RowFormat csv(String nullText) {
        return (columns, out) -> new DelimitedRows(columns, out, ',', "\r\n", nullText);
    }

    /** Values with tabs between them, quoted where they hold a tab, a quote or a line break; NULL is nothing. */
    static RowFormat tsv() {
        return (columns, out) -> new DelimitedRows(columns, out, '\t', "\n", "");
    }

    /** One array of objects: numbers and booleans as such, JSON columns as they are, everything else as text. */
    static RowFormat json() {
        return JsonRows::new;
    }

    /** Takes rows one after another. */
    interface RowSink {

        void row(List<@Nullable String> values) throws IOException;

        /** Writes what closes the file. */
        void end() throws IOException;
    }
}
