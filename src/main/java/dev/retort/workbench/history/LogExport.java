package dev.retort.workbench.history;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.retort.browse.Page.PageColumn;
import dev.retort.browse.RowFormat;
import dev.retort.engine.ExportFormat;
import dev.retort.run.LogEntry;

/** Writes rows of the log under the names that {@code retort log --json} gives them. */
final class LogExport {

    private static final String NUMBER = "integer";
    private static final String LIST = "json";

    private LogExport() {}

    static String text(List<LogRow> rows, ExportFormat format) {
        RowFormat written = switch (format) {
            case CSV -> RowFormat.csv();
            case JSON -> RowFormat.json();
            case TSV -> RowFormat.tsv();
        };
        StringWriter out = new StringWriter();
        try {
            RowFormat.RowSink sink = written.begin(columns(), out);
            for (LogRow row : rows) {
                sink.row(values(row, format == ExportFormat.JSON));
            }
            sink.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static List<PageColumn> columns() {
        return List.of(column("id", NUMBER), column("revision", ""), column("message", ""), column("direction", ""),
                column("started", ""), column("duration_ms", NUMBER), column("statements", NUMBER),
                column("result", ""), column("error", ""), column("user", ""), column("host", ""),
                column("checksum", ""), column("heads_after", LIST), column("backup", ""));
    }

    private static PageColumn column(String name, String type) {
        return new PageColumn(name, type, type.equals(NUMBER), false, false);
    }

    private static List<@Nullable String> values(LogRow row, boolean asJson) {
        LogEntry entry = row.entry();
        if (entry == null) {
            return Collections.unmodifiableList(Arrays.<@Nullable String>asList(null, row.revision(), row.message(),
                    null, null, null, null, "not-by-retort", null, null, null, null, null, null));
        }
        return Collections.unmodifiableList(Arrays.<@Nullable String>asList(Long.toString(entry.id()),
                entry.revision(), entry.message(), entry.direction().text(), entry.startedAt().toString(),
                Long.toString(entry.duration().toMillis()), Integer.toString(entry.statements()), entry.result(),
                entry.error(), entry.user(), entry.host(), entry.checksum(), heads(entry, asJson), entry.backup()));
    }

    private static String heads(LogEntry entry, boolean asJson) {
        return asJson
                ? entry.headsAfter().stream().map(LogExport::quoted).collect(Collectors.joining(",", "[", "]"))
                : String.join(" ", entry.headsAfter());
    }

    private static String quoted(String id) {
        return '"' + id.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
