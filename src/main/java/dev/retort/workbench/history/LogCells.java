package dev.retort.workbench.history;

import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Consumer;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import dev.retort.run.LogEntry;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Tag;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.text.Wording;

/** What the columns of the log show. */
final class LogCells {

    private LogCells() {}

    static Node what(HistoryRow row) {
        Label words = Labels.of(row.message().isEmpty() ? Messages.text("history.no-message") : row.message());
        words.setMinWidth(0);
        return switch (row) {
            case HistoryRow.Ran(LogEntry entry) -> {
                Node icon = (switch (entry.direction()) {
                    case UPGRADE -> Icon.ARROW_UP;
                    case DOWNGRADE -> Icon.ARROW_DOWN;
                    case STAMP -> Icon.STAMP;
                }).node(14, "accent");
                String way = Messages.text("history.direction." + entry.direction().text());
                icon.setAccessibleText(way);
                if (entry.revision().isEmpty()) {
                    words.setText(Messages.text("history.stamped-base"));
                }
                yield line(icon, Labels.of(way, "direction"), words);
            }
            case HistoryRow.Elsewhere _ -> line(Icon.CHECK.node(14), Labels.of(
                    Messages.text("history.direction.applied"), "direction"), words,
                    new Tag(null, Messages.text("history.elsewhere"), Tag.Look.DASHED));
        };
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(6, nodes);
        line.getStyleClass().add("log-what");
        line.setMinWidth(0);
        return line;
    }

    static String when(HistoryRow row, ZoneId zone) {
        return row instanceof HistoryRow.Ran(LogEntry entry) ? Wording.minute(entry.startedAt(), zone) : "";
    }

    static String who(HistoryRow row) {
        return row instanceof HistoryRow.Ran(LogEntry entry) ? entry.user() : "";
    }

    static String host(HistoryRow row) {
        return row instanceof HistoryRow.Ran(LogEntry entry) ? entry.host() : "";
    }

    static String duration(HistoryRow row) {
        return row instanceof HistoryRow.Ran(LogEntry entry) ? Wording.duration(entry.duration()) : "";
    }

    static String statements(HistoryRow row) {
        return row instanceof HistoryRow.Ran(LogEntry entry) ? Wording.count(entry.statements()) : "";
    }

    static @Nullable Node result(HistoryRow row) {
        if (!(row instanceof HistoryRow.Ran(LogEntry entry))) {
            return null;
        }
        String word = entry.result().toLowerCase(Locale.ROOT);
        Node icon = switch (word) {
            case "done" -> Icon.CHECK.node(14, "success");
            case "failed" -> Icon.ERROR.node(14, "danger");
            default -> Icon.STOP.node(14, "warning");
        };
        String firstLine = entry.error().lines().findFirst().orElse("");
        Label words = Labels.of(switch (word) {
            case "done" -> Messages.text("history.result.done");
            case "failed" -> Messages.text("history.result.failed");
            case "cancelled" -> Messages.text("history.result.cancelled");
            default -> word;
        } + (firstLine.isEmpty() ? "" : ": " + firstLine), "small-text");
        words.setMinWidth(0);
        return line(icon, words);
    }

    static @Nullable Node backup(HistoryRow row, Consumer<String> show) {
        if (!(row instanceof HistoryRow.Ran(LogEntry entry)) || entry.backup() == null) {
            return null;
        }
        String id = entry.backup();
        var link = Buttons.link(Icon.BACKUP, id, () -> show.accept(id));
        link.setMinWidth(0);
        link.setMaxWidth(Region.USE_PREF_SIZE);
        return link;
    }
}
