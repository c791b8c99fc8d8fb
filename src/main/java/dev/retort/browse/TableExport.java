package dev.retort.browse;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.util.List;
import java.util.function.LongConsumer;

import org.jspecify.annotations.Nullable;

import dev.retort.browse.PageRequest.Cursor;
import dev.retort.browse.RowFormat.RowSink;
import dev.retort.problem.Cancellation;
import dev.retort.problem.FileFault;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/**
 * Writes a table's rows to a file, whole values, page by page: rows that change meanwhile are written as they are when
 * their page is read. The file appears only when it is complete.
 */
public final class TableExport {

    private static final int FIRST_ROWS = 10;
    private static final int MOST_ROWS = 5_000;

    /** Characters that a page should hold; how many rows that is follows from the largest row so far. */
    private static final long PAGE_CHARACTERS = 2_000_000;

    private final TableReader reader;

    public TableExport(TableReader reader) {
        this.reader = reader;
    }

    /**
     * Writes the rows that {@code request} filters, in its order, to {@code file}, replacing what is there.
     *
     * @param request its cursor and size do not matter
     * @param progress hears how many rows have been written
     * @return how many rows
     * @throws RetortException {@code read-only} where the file cannot be written, and as {@link TableReader}
     */
    public long write(Connection connection, PageRequest request, RowFormat format, Path file, LongConsumer progress,
            Cancellation cancellation) {
        Path partial = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            long rows;
            try (Writer out = Files.newBufferedWriter(partial)) {
                rows = write(connection, request, format, out, progress, cancellation);
            }
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
            return rows;
        } catch (IOException e) {
            throw new RetortException(ProblemCode.READ_ONLY, file + " cannot be written: " + FileFault.reason(e), e)
                    .hint("Choose another folder.").data("file", file.toString());
        } finally {
            delete(partial);
        }
    }

    private long write(Connection connection, PageRequest request, RowFormat format, Writer out, LongConsumer progress,
            Cancellation cancellation) throws IOException {
        TableShape shape = reader.shape(connection, request.table(), cancellation);
        RowSink sink = format.begin(shape.pageColumns(), out);
        long written = 0;
        long largest = 1;
        int size = FIRST_ROWS;
        Cursor after = null;
        do {
            PageRequest next = new PageRequest(request.table(), request.sort(), request.ascending(), request.filters(),
                    after, size);
            Page page = reader.read(connection, shape, next, 0, cancellation);
            for (List<@Nullable String> row : page.rows()) {
                sink.row(row);
                largest = Math.max(largest, characters(row));
            }
            written += page.rows().size();
            progress.accept(written);
            size = (int) Math.clamp(PAGE_CHARACTERS / largest, 1, Math.min(MOST_ROWS, size * 4L));
            after = page.next();
        } while (after != null);
        sink.end();
        return written;
    }

    private static long characters(List<@Nullable String> row) {
        long sum = 0;
        for (String value : row) {
            sum += value == null ? 0 : value.length();
        }
        return sum;
    }

    private static void delete(Path partial) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException _) {
            // It is named .part and in nobody's way; the failure that led here is what matters.
        }
    }
}
