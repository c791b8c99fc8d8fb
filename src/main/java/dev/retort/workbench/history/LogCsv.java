package dev.retort.workbench.history;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.retort.run.LogEntry;

/** The history as a CSV file, by RFC 4180. */
final class LogCsv {

    private static final List<String> NAMES = List.of("started_at", "direction", "revision", "message", "result",
            "error", "duration_ms", "statements", "user", "host", "heads_after", "backup", "checksum");

    private LogCsv() {}

    static String of(List<HistoryRow> rows) {
        return Stream.concat(Stream.of(NAMES), rows.stream().map(LogCsv::values))
                .map(values -> values.stream().map(LogCsv::quoted).collect(Collectors.joining(",", "", "\r\n")))
                .collect(Collectors.joining());
    }

    private static List<String> values(HistoryRow row) {
        return switch (row) {
            case HistoryRow.Ran(LogEntry entry) -> List.of(entry.startedAt().toString(), entry.direction().text(),
                    entry.revision(), entry.message(), entry.result(), entry.error(),
                    Long.toString(entry.duration().toMillis()), Integer.toString(entry.statements()), entry.user(),
                    entry.host(), String.join(" ", entry.headsAfter()), entry.backup() == null ? "" : entry.backup(),
                    entry.checksum() == null ? "" : entry.checksum());
            case HistoryRow.Elsewhere(String revision, String message) ->
                List.of("", "", revision, message, "not by Retort", "", "", "", "", "", "", "", "");
        };
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : "\"" + value.replace("\"", "\"\"") + "\"";
    }
}
