package dev.retort.workbench.history;

import java.time.ZoneId;
import java.util.List;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import dev.retort.engine.OpenProject;
import dev.retort.revision.Direction;
import dev.retort.run.LogEntry;
import dev.retort.workbench.control.BusyRing;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Clipboards;
import dev.retort.workbench.control.Columns;
import dev.retort.workbench.control.Columns.Cell;
import dev.retort.workbench.control.EmptyState;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Problem;
import dev.retort.workbench.control.ProblemPane;
import dev.retort.workbench.control.SearchField;
import dev.retort.workbench.control.Segments;
import dev.retort.workbench.shell.Destination;
import dev.retort.workbench.shell.Keys;
import dev.retort.workbench.text.Messages;

/** The log: what ran, when, by whom, from where, and how it ended. */
final class LogView extends VBox {

    private final LogModel model;
    private final HistoryScreen.Frame frame;
    private final Runnable showBackups;
    private final SearchField search = new SearchField("history-filter", Messages.text("history.filter"),
            Keys.words("Shortcut+F"));
    private final TableView<HistoryRow> table = new TableView<>();
    private final Label count = Labels.of("", "secondary");
    private final Hyperlink older;

    /** The ways a step can go, and all of them. */
    private record Way(@Nullable Direction direction, String words) {}

    /** @param backup shows the backup of an id */
    LogView(LogModel model, HistoryScreen.Frame frame, java.util.function.Consumer<String> backup) {
        this.model = model;
        this.frame = frame;
        this.showBackups = () -> selected().ifPresent(entry -> {
            if (entry.backup() != null) {
                backup.accept(entry.backup());
            }
        });
        older = Buttons.link(Messages.text("history.older"), model::readOlder);
        older.setId("history-older");
        older.visibleProperty().bind(model.hasOlderProperty());
        older.managedProperty().bind(model.hasOlderProperty());
        VBox.setVgrow(table, Priority.ALWAYS);
        makeTable(backup);
        getChildren().addAll(toolbar(), table);
        model.rows().addListener((ListChangeListener<HistoryRow>) _ -> describe());
        model.busyProperty().subscribe(_ -> describe());
        model.failureProperty().subscribe(_ -> describe());
    }

    private Node toolbar() {
        search.textProperty().bindBidirectional(model.filterProperty());
        search.setPrefWidth(300);
        search.setMinWidth(140);
        List<Way> ways = List.of(new Way(null, Messages.text("history.way.all")),
                new Way(Direction.UPGRADE, Messages.text("history.way.upgrade")),
                new Way(Direction.DOWNGRADE, Messages.text("history.way.downgrade")),
                new Way(Direction.STAMP, Messages.text("history.way.stamp")));
        Segments<Way> way = new Segments<>(ways, Way::words).tall();
        way.setId("history-direction");
        way.setMinWidth(USE_PREF_SIZE);
        way.valueProperty().subscribe(now -> model.directionProperty().set(now.direction()));
        Button refresh = Buttons.icon(Icon.REFRESH, Messages.text("history.refresh"));
        refresh.setId("history-refresh");
        refresh.setOnAction(_ -> model.reload());
        Button export = Buttons.plain(Icon.EXPORT, Messages.text("history.export"));
        export.setId("history-export");
        export.setMinWidth(USE_PREF_SIZE);
        export.setOnAction(_ -> export());
        export.disableProperty().bind(javafx.beans.binding.Bindings.isEmpty(model.rows()));
        count.setMinWidth(0);
        HBox bar = new HBox(search, way, count, older, Labels.spacer(), refresh, export);
        bar.getStyleClass().add("toolbar");
        return bar;
    }

    private void makeTable(java.util.function.Consumer<String> backup) {
        table.setId("history-table");
        table.setItems(model.rows());
        table.setFixedCellSize(28);
        table.getColumns().addAll(List.of(
                Columns.row(Messages.text("history.column.what"), 400, row -> new Cell(null, LogCells.what(row))),
                Columns.text(Messages.text("history.column.revision"), 116, HistoryRow::revision, "mono"),
                Columns.text(Messages.text("history.column.when"), 130, row -> LogCells.when(row, frame.zone()),
                        "small-text"),
                Columns.text(Messages.text("history.column.who"), 110, LogCells::who, "small-text"),
                Columns.text(Messages.text("history.column.host"), 110, LogCells::host, "small-text"),
                Columns.row(Messages.text("history.column.result"), 170, row -> new Cell(null, LogCells.result(row))),
                Columns.text(Messages.text("history.column.duration"), 84, LogCells::duration, "right", "small-text"),
                Columns.text(Messages.text("history.column.statements"), 90, LogCells::statements, "right",
                        "small-text"),
                Columns.row(Messages.text("history.column.backup"), 150, row -> new Cell(null,
                        LogCells.backup(row, backup)))));
        MenuItem graph = new MenuItem(Messages.text("history.show-in-graph"), Icon.GRAPH.node(14));
        graph.setOnAction(_ -> showInGraph());
        MenuItem id = new MenuItem(Messages.text("history.copy-id"), Icon.COPY.node(14));
        id.setOnAction(_ -> copy(row().map(HistoryRow::revision).orElse("")));
        MenuItem error = new MenuItem(Messages.text("history.copy-error"));
        error.setOnAction(_ -> copy(selected().map(LogEntry::error).orElse("")));
        MenuItem show = new MenuItem(Messages.text("history.show-backup"), Icon.BACKUP.node(14));
        show.setOnAction(_ -> showBackups.run());
        ContextMenu menu = new ContextMenu(graph, show, id, error);
        menu.setOnShowing(_ -> {
            graph.setDisable(row().filter(row -> !row.revision().isEmpty()).isEmpty());
            id.setDisable(graph.isDisable());
            show.setDisable(selected().filter(entry -> entry.backup() != null).isEmpty());
            error.setDisable(selected().filter(entry -> !entry.error().isEmpty()).isEmpty());
        });
        table.setContextMenu(menu);
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                showInGraph();
            }
        });
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
                showInGraph();
                event.consume();
            }
        });
        table.setRowFactory(_ -> new LogRow());
    }

    /** A row that says on hover what went wrong. */
    private static final class LogRow extends javafx.scene.control.TableRow<HistoryRow> {

        @Override
        protected void updateItem(@Nullable HistoryRow row, boolean empty) {
            super.updateItem(row, empty);
            boolean failed = !empty && row instanceof HistoryRow.Ran(LogEntry entry) && !entry.error().isEmpty();
            setTooltip(failed && row instanceof HistoryRow.Ran(LogEntry entry) ? new Tooltip(entry.error()) : null);
        }
    }

    private java.util.Optional<HistoryRow> row() {
        return java.util.Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    private java.util.Optional<LogEntry> selected() {
        return row().map(row -> row instanceof HistoryRow.Ran(LogEntry entry) ? entry : null);
    }

    private void showInGraph() {
        row().filter(row -> !row.revision().isEmpty())
                .ifPresent(row -> frame.navigator().go(new Destination.InGraph(row.revision())));
    }

    private static void copy(String text) {
        if (!text.isEmpty()) {
            Clipboards.copy(text);
        }
    }

    private void export() {
        frame.files().save(Messages.text("history.export.title"),
                frame.session().project().map(OpenProject::folder).orElse(null), "history.csv")
                .ifPresent(model::export);
    }

    private void describe() {
        boolean filtered = !model.filterProperty().get().isBlank() || model.directionProperty().get() != null;
        count.setText(model.isEmpty()
                ? ""
                : Messages.text(model.hasOlderProperty().get() ? "history.count.newest" : "history.count",
                        model.rows().size()));
        Throwable failure = model.failureProperty().get();
        if (failure != null) {
            VBox box = new VBox(new ProblemPane(Problem.of(failure)));
            box.getStyleClass().add("padded");
            table.setPlaceholder(box);
        } else if (model.busyProperty().get() && model.isEmpty()) {
            table.setPlaceholder(new BusyRing(24));
        } else if (filtered && !model.isEmpty()) {
            table.setPlaceholder(Labels.of(Messages.text("history.no-match"), "muted"));
        } else {
            Button graph = Buttons.plain(Icon.GRAPH, Messages.text("history.empty.graph"));
            graph.setOnAction(_ -> frame.navigator().go(new Destination.OnScreen("graph")));
            table.setPlaceholder(new EmptyState(Icon.HISTORY, Messages.text("history.empty.title"),
                    Messages.text("history.empty.text"), graph));
        }
    }

    /** Selects a row and shows it. */
    void select(HistoryRow row) {
        table.getSelectionModel().select(row);
        table.scrollTo(row);
    }

    void find() {
        search.focus();
    }
}
