package dev.retort.workbench.history;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Consumer;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import dev.retort.run.LogEntry;
import dev.retort.workbench.control.Banner;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Clipboards;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.shell.Destination;
import dev.retort.workbench.text.Figures;
import dev.retort.workbench.text.Messages;

/** Everything the log says of one entry. */
final class EntryDetails extends VBox {

    private final HistoryViewModel model;
    private final HistoryScreen.Frame frame;
    private final Consumer<String> restore;
    private final VBox body = new VBox();

    EntryDetails(HistoryViewModel model, HistoryScreen.Frame frame, Consumer<String> restore) {
        this.model = model;
        this.frame = frame;
        this.restore = restore;
        setId("history-details");
        getStyleClass().addAll("entry-details", "divided-left");
        body.getStyleClass().add("body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().add(scroll);
        model.selectedProperty().subscribe(this::show);
    }

    private void show(@Nullable LogRow row) {
        setVisible(row != null);
        setManaged(row != null);
        body.getChildren().clear();
        if (row == null) {
            return;
        }
        Button close = Buttons.icon(Icon.CLOSE, Messages.text("history.close"));
        close.setOnAction(_ -> model.selectedProperty().set(null));
        HBox top = new HBox(16, LogEntriesTable.resultLabel(row));
        if (row.entry() != null) {
            top.getChildren().add(LogEntriesTable.directionLabel(row.entry().direction()));
        }
        top.getChildren().addAll(Labels.spacer(), close);
        top.getStyleClass().add("top");
        body.getChildren().addAll(top, Labels.wrapped(LogEntriesTable.messageOf(row), "heading"));
        if (row.entry() == null) {
            body.getChildren().add(Labels.wrapped(Messages.text("history.foreign-text"), "muted"));
            body.getChildren().add(facts(row));
        } else {
            showEntry(row, row.entry());
        }
        if (!row.revision().isEmpty()) {
            Button graph = Buttons.small(Icon.GRAPH, Messages.text("history.show-revision"));
            graph.setId("history-show-revision");
            graph.setOnAction(_ -> frame.navigator().go(new Destination.InGraph(row.revision())));
            HBox buttons = new HBox(8, graph);
            if (!row.backup().isEmpty()) {
                Button back = Buttons.small(Icon.UNDO, Messages.text("history.restore"));
                back.setId("history-restore");
                back.setOnAction(_ -> restore.accept(row.backup()));
                buttons.getChildren().add(back);
            }
            body.getChildren().add(buttons);
        }
    }

    private void showEntry(LogRow row, LogEntry entry) {
        if (!entry.error().isEmpty()) {
            Label error = Labels.wrapped(entry.error(), "mono", "error-text");
            error.setId("history-error");
            error.setMaxWidth(Double.MAX_VALUE);
            Button copy = Buttons.small(Icon.COPY, Messages.text("history.copy-error"));
            copy.setOnAction(_ -> Clipboards.copy(entry.error()));
            body.getChildren().addAll(error, copy);
        }
        switch (row.file()) {
            case EDITED -> body.getChildren()
                    .add(new Banner(Banner.Look.WARNING, Messages.text("history.edited-text")));
            case GONE -> body.getChildren().add(new Banner(Banner.Look.WARNING, Messages.text("history.gone-text")));
            case SAME, UNKNOWN -> {}
        }
        body.getChildren().add(facts(row));
    }

    private GridPane facts(LogRow row) {
        GridPane facts = new GridPane();
        facts.getStyleClass().add("facts");
        fact(facts, "revision", mono(row.revision().isEmpty() ? Messages.text("history.base") : row.revision()));
        LogEntry entry = row.entry();
        if (entry == null) {
            return facts;
        }
        ZoneId zone = frame.zone();
        fact(facts, "when", new Label(LocalDate.ofInstant(entry.startedAt(), zone) + " "
                + Figures.timeOfDay(entry.startedAt(), zone)));
        fact(facts, "by", new Label(row.by()));
        fact(facts, "took", new Label(Messages.text("history.took",
                Figures.duration(entry.duration()), entry.statements())));
        fact(facts, "heads", mono(entry.headsAfter().isEmpty()
                ? Messages.text("history.base")
                : String.join("\n", entry.headsAfter())));
        fact(facts, "backup", row.backup().isEmpty()
                ? Labels.of(Messages.text("history.no-backup"), "muted")
                : mono(row.backup()));
        if (entry.checksum() != null) {
            Label sum = Labels.of(entry.checksum(), "mono");
            sum.setMinWidth(0);
            Labels.tellWhole(sum);
            fact(facts, "checksum", sum);
        }
        return facts;
    }

    private static Label mono(String words) {
        return Labels.wrapped(words, "mono");
    }

    private static void fact(GridPane facts, String key, Node value) {
        Label name = Labels.of(Messages.text("history.fact." + key), "muted");
        name.setMinWidth(USE_PREF_SIZE);
        GridPane.setValignment(name, VPos.TOP);
        facts.addRow(facts.getRowCount(), name, value);
    }
}
