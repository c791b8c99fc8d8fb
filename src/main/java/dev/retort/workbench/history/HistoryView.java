package dev.retort.workbench.history;

import java.nio.file.Path;
import java.util.function.Consumer;

import javafx.geometry.Orientation;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import dev.retort.engine.ExportFormat;
import dev.retort.engine.OpenProject;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.EmptyState;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Problem;
import dev.retort.workbench.control.ProblemPane;
import dev.retort.workbench.control.SearchField;
import dev.retort.workbench.history.HistoryViewModel.Content;
import dev.retort.workbench.shell.DatabaseStanding;
import dev.retort.workbench.shell.Destination;
import dev.retort.workbench.shell.Keys;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.theme.Stylesheets;

/** The log with the details of one entry beside it, and the backups below. */
final class HistoryView extends SplitPane {

    private static final double LOG_SHARE = 0.64;

    private final HistoryViewModel model;
    private final HistoryScreen.Frame frame;
    private final LogEntriesTable table;
    private final SearchField filter = new SearchField("history-filter", Messages.text("history.filter"),
            Keys.words("Shortcut+F"));
    private final StackPane middle = new StackPane();
    private final VBox rowsWithFooter;

    /** @param restore opens the pane that restores a backup, by its id */
    HistoryView(HistoryViewModel model, BackupsView backups, HistoryScreen.Frame frame, Consumer<String> restore) {
        this.model = model;
        this.frame = frame;
        this.table = new LogEntriesTable(model, frame.zone());
        getStyleClass().add("history");
        getStylesheets().add(Stylesheets.of(HistoryView.class, "history.css"));
        setOrientation(Orientation.VERTICAL);
        rowsWithFooter = new VBox(table, footer());
        VBox.setVgrow(table, Priority.ALWAYS);
        EntryDetails details = new EntryDetails(model, frame, restore);
        HBox.setHgrow(middle, Priority.ALWAYS);
        middle.setMinWidth(320);
        BorderPane log = new BorderPane(new HBox(middle, details));
        log.setTop(toolbar());
        log.setMinHeight(160);
        backups.setMinHeight(120);
        getItems().setAll(log, backups);
        frame.preferences().remember(this, "history", LOG_SHARE);
        model.contentProperty().subscribe(this::show);
        model.failureProperty().subscribe(_ -> show(model.contentProperty().get()));
        frame.session().standingProperty().subscribe(_ -> show(model.contentProperty().get()));
    }

    private HBox toolbar() {
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.setPrefWidth(300);
        filter.setMinWidth(140);
        filter.setMaxWidth(300);
        HBox.setHgrow(filter, Priority.SOMETIMES);
        ContextMenu formats = new ContextMenu(exporting(ExportFormat.CSV, "csv"),
                exporting(ExportFormat.JSON, "json"));
        Button export = Buttons.plain(Icon.EXPORT, Messages.text("history.export"));
        export.setId("history-export");
        export.setOnAction(_ -> formats.show(export, Side.BOTTOM, 0, 4));
        export.disableProperty().bind(model.contentProperty().isNotEqualTo(Content.ROWS));
        export.setMinWidth(USE_PREF_SIZE);
        HBox bar = new HBox(filter, Labels.of(model.countProperty(), "secondary"), Labels.spacer(), export);
        bar.getStyleClass().add("toolbar");
        return bar;
    }

    private MenuItem exporting(ExportFormat format, String extension) {
        MenuItem item = new MenuItem(Messages.text("history.export." + extension));
        item.setId("history-export-" + extension);
        item.setOnAction(_ -> {
            Path folder = frame.session().project().map(OpenProject::folder).orElse(null);
            frame.files().save(Messages.text("history.export-title"), folder,
                    Messages.text("history.export-name") + "." + extension)
                    .ifPresent(file -> model.export(format, file));
        });
        return item;
    }

    private HBox footer() {
        Button older = Buttons.small(Icon.CLOCK, Messages.text("history.older"));
        older.setId("history-older");
        older.setOnAction(_ -> model.readOlder());
        HBox footer = new HBox(Labels.of(Messages.text("history.more"), "secondary"), Labels.spacer(), older);
        footer.getStyleClass().addAll("log-footer", "divided-top");
        footer.visibleProperty().bind(model.moreProperty());
        footer.managedProperty().bind(model.moreProperty());
        return footer;
    }

    private void show(Content content) {
        middle.getChildren().setAll(switch (content) {
            case LOADING -> frame.session().standingProperty().get() instanceof DatabaseStanding.NoDatabase
                    ? noDatabase()
                    : new StackPane();
            case ROWS -> rowsWithFooter;
            case EMPTY -> empty();
            case NOTHING_FOUND -> new EmptyState(Icon.SEARCH, Messages.text("history.nothing"),
                    Messages.text("history.nothing-text"));
            case FAILED -> failed();
        });
    }

    private Node noDatabase() {
        Button connections = Buttons.primary(Icon.CONNECTIONS, Messages.text("tables.none.connections"));
        connections.setOnAction(_ -> frame.navigator().go(new Destination.OnScreen("connections")));
        return new EmptyState(Icon.HISTORY, Messages.text("tables.none.title"), Messages.text("history.none.text"),
                connections);
    }

    private Node empty() {
        boolean several = frame.session().project().filter(OpenProject::isReadable)
                .filter(project -> project.graph().heads().size() > 1).isPresent();
        String target = several ? "heads" : "head";
        Button upgrade = Buttons.primary(Icon.UPGRADE, Messages.text("history.empty.upgrade-" + target));
        upgrade.setId("history-upgrade");
        upgrade.setOnAction(_ -> frame.navigator().go(Destination.upgrade(target)));
        return new EmptyState(Icon.HISTORY, Messages.text("history.empty.title"),
                Messages.text("history.empty.text"), upgrade);
    }

    private Node failed() {
        Throwable why = model.failureProperty().get();
        if (why == null) {
            return new StackPane();
        }
        Button again = Buttons.small(Icon.REFRESH, Messages.text("history.try-again"));
        again.setOnAction(_ -> frame.session().refreshState());
        Button connections = Buttons.small(Icon.CONNECTIONS, Messages.text("history.connections"));
        connections.setOnAction(_ -> frame.navigator().go(new Destination.OnScreen("connections")));
        VBox box = new VBox(new ProblemPane(Problem.of(why), again, connections));
        box.getStyleClass().add("failed");
        return box;
    }

    void focusFilter() {
        filter.focus();
    }

    void focusRows() {
        table.requestFocus();
    }
}
