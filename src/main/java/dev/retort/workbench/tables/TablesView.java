package dev.retort.workbench.tables;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import dev.retort.browse.TableName;
import dev.retort.engine.ExportFormat;
import dev.retort.engine.OpenProject;
import dev.retort.revision.Direction;
import dev.retort.schema.TableSummary;
import dev.retort.workbench.control.Banner;
import dev.retort.workbench.control.BusyRing;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.EmptyState;
import dev.retort.workbench.control.FilePrompt;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Problem;
import dev.retort.workbench.control.ProblemPane;
import dev.retort.workbench.control.SearchField;
import dev.retort.workbench.control.Tag;
import dev.retort.workbench.shell.Destination;
import dev.retort.workbench.shell.Keys;
import dev.retort.workbench.shell.Navigator;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.Figures;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.theme.Stylesheets;
import dev.retort.workbench.work.Work;

/** The tree of tables, and beside it the rows or the structure of one. */
final class TablesView extends StackPane {

    private static final double TREE = 256;

    private final TablesViewModel model;
    private final Session session;
    private final Navigator navigator;
    private final FilePrompt files;
    private final ZoneId zone;
    private final SplitPane split = new SplitPane();
    private final SearchField search = new SearchField("tables-search", Messages.text("tables.search"),
            Keys.words("Shortcut+F"));
    private final DataView data;
    private final StackPane right = new StackPane();
    private final VBox table;
    private final Label name = Labels.of("", "pane-title");
    private final StackPane kind = new StackPane();
    private final Label about = Labels.of("", "secondary");
    private final Label readAt = Labels.of("", "secondary");
    private final Label legend = Labels.of("", "secondary");
    private final HBox legendBar;
    private final Banner touched;
    private final Tab structureTab = new Tab();

    TablesView(TablesViewModel model, Work work, TablesScreen.Frame frame) {
        this.model = model;
        this.session = frame.session();
        this.navigator = frame.navigator();
        this.files = frame.files();
        this.zone = frame.zone();
        this.data = new DataView(model, frame.notices());
        getStyleClass().add("tables");
        getStylesheets().add(Stylesheets.of(TablesView.class, "tables.css"));
        legendBar = legendBar();
        touched = touchedBanner();
        table = new VBox(heading(), touched, tabs(new StructureView(model.structure(), session, work)));
        split.getItems().setAll(treeSide(), right);
        SplitPane.setResizableWithParent(split.getItems().getFirst(), false);
        frame.preferences().rememberStart(split, "tables", TREE);
        model.selectedProperty().subscribe(_ -> show());
        model.busyProperty().subscribe(_ -> show());
        model.failureProperty().subscribe(_ -> show());
        model.tables().addListener((ListChangeListener<TableSummary>) _ -> show());
        model.touches().addListener((MapChangeListener<TableName, Touch>) _ -> showTouches());
        model.data().shownProperty().subscribe(_ -> showReadAt());
        model.structureWantedProperty().subscribe(_ -> showReadAt());
        session.databaseProperty().subscribe(_ -> show());
        session.standingProperty().subscribe(_ -> show());
    }

    private Node treeSide() {
        HBox.setHgrow(search, Priority.ALWAYS);
        search.textProperty().bindBidirectional(model.searchProperty());
        Button refresh = Buttons.icon(Icon.REFRESH, Messages.text("tables.refresh"));
        refresh.setId("tables-refresh");
        refresh.setOnAction(_ -> model.refresh());
        HBox bar = new HBox(search, refresh);
        bar.getStyleClass().add("toolbar");
        TableTree tree = new TableTree(model);
        search.leadsTo(tree::focusTables);
        VBox.setVgrow(tree, Priority.ALWAYS);
        VBox side = new VBox(bar, tree, legendBar);
        side.getStyleClass().add("tree-side");
        side.setMinWidth(180);
        return side;
    }

    private HBox legendBar() {
        Hyperlink clear = Buttons.link(Messages.text("tables.touched.clear"), model::clearTouches);
        clear.setId("tables-touched-clear");
        clear.setMinWidth(Region.USE_PREF_SIZE);
        legend.setMinWidth(0);
        Labels.tellWhole(legend);
        Label mark = Labels.of("●", "touch-mark");
        mark.setMinWidth(Region.USE_PREF_SIZE);
        HBox bar = new HBox(6, mark, legend, Labels.spacer(), clear);
        bar.getStyleClass().add("legend-bar");
        return bar;
    }

    private Banner touchedBanner() {
        Hyperlink revision = Buttons.link(Messages.text("tables.touched.show"), () -> model.lastRun()
                .ifPresent(run -> navigator.go(new Destination.InGraph(run.revisions().getLast()))));
        Button hide = Buttons.smallIcon(Icon.CLOSE, Messages.text("tables.touched.hide"));
        Banner banner = new Banner(Banner.Look.NOTE, "", revision, hide);
        hide.setOnAction(_ -> banner.show(false));
        banner.setId("table-touched");
        return banner;
    }

    private Node heading() {
        name.setMinWidth(40);
        about.setMinWidth(0);
        HBox.setHgrow(about, Priority.ALWAYS);
        about.setMaxWidth(Double.MAX_VALUE);
        MenuButton export = new MenuButton(Messages.text("tables.export"), Icon.EXPORT.node());
        export.setId("table-export");
        export.setMnemonicParsing(true);
        export.getStyleClass().add("small");
        export.setMinWidth(Region.USE_PREF_SIZE);
        List<MenuItem> items = new ArrayList<>();
        for (ExportFormat format : ExportFormat.values()) {
            String word = format.name().toLowerCase(java.util.Locale.ROOT);
            MenuItem item = new MenuItem(Messages.text("tables.export." + word));
            item.setId("table-export-" + word);
            item.setOnAction(_ -> export(format, word));
            items.add(item);
        }
        export.getItems().setAll(items);
        HBox bar = new HBox(kind, name, about, new Tag(Icon.LOCK, Messages.text("tables.read-only"), Tag.Look.PLAIN),
                export);
        bar.getStyleClass().addAll("toolbar", "table-heading");
        return bar;
    }

    private Node tabs(StructureView structure) {
        Tab dataTab = new Tab(Messages.text("tables.data").replace("_", ""), data);
        dataTab.setId("table-data");
        structureTab.setText(Messages.text("tables.structure").replace("_", ""));
        structureTab.setContent(structure);
        structureTab.setId("table-structure");
        TabPane pane = new TabPane(dataTab, structureTab);
        pane.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        pane.getSelectionModel().selectedItemProperty()
                .subscribe(tab -> model.structureWantedProperty().set(tab == structureTab));
        Button again = Buttons.icon(Icon.REFRESH, Messages.text("tables.reload"));
        again.setId("table-reload");
        again.setOnAction(_ -> model.refresh());
        HBox info = new HBox(4, readAt, again);
        info.getStyleClass().add("tab-info");
        info.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        info.setPickOnBounds(false);
        StackPane stack = new StackPane(pane, info);
        StackPane.setAlignment(info, Pos.TOP_RIGHT);
        VBox.setVgrow(stack, Priority.ALWAYS);
        return stack;
    }

    private void show() {
        TableSummary selected = model.selectedProperty().get();
        Throwable failure = model.failureProperty().get();
        if (session.database().isEmpty()) {
            getChildren().setAll(noDatabase());
            return;
        }
        getChildren().setAll(split);
        if (failure != null) {
            VBox box = new VBox(new ProblemPane(Problem.of(failure), againButton()));
            box.getStyleClass().add("structure-body");
            right.getChildren().setAll(box);
        } else if (selected != null) {
            describe(selected);
            right.getChildren().setAll(table);
        } else if (model.tables().isEmpty() && model.busyProperty().get()) {
            right.getChildren().setAll(new BusyRing(24));
        } else if (model.tables().isEmpty()) {
            Button graph = Buttons.plain(Icon.GRAPH, Messages.text("tables.empty.graph"));
            graph.setOnAction(_ -> navigator.go(new Destination.OnScreen("graph")));
            right.getChildren().setAll(new EmptyState(Icon.TABLES, Messages.text("tables.empty.title"),
                    Messages.text("tables.empty.text"), graph));
        } else {
            right.getChildren().setAll(new EmptyState(Icon.TABLES, Messages.text("tables.no-selection.title"),
                    Messages.text("tables.no-selection.text")));
        }
        showTouches();
    }

    private Button againButton() {
        Button again = Buttons.small(Icon.REFRESH, Messages.text("tables.reload"));
        again.setOnAction(_ -> model.refresh());
        return again;
    }

    private Node noDatabase() {
        Button connections = Buttons.primary(Icon.CONNECTIONS, Messages.text("tables.none.connections"));
        connections.setOnAction(_ -> navigator.go(new Destination.OnScreen("connections")));
        return new EmptyState(Icon.TABLES, Messages.text("tables.none.title"), Messages.text("tables.none.text"),
                connections);
    }

    private void describe(TableSummary selected) {
        name.setText(selected.name());
        boolean view = new TreeEntry.OfTable(selected).isView();
        kind.getChildren().setAll((view ? Icon.VIEW : Icon.TABLE).node(16));
        List<String> facts = new ArrayList<>();
        facts.add(selected.schema());
        if (view) {
            facts.add(Messages.text("tables.view"));
        }
        var rows = model.rowCount(selected);
        if (rows.getValue() >= 0) {
            facts.add(Messages.text(rows.getKey() ? "tables.rows.counted" : "tables.rows.estimated", rows.getValue()));
        }
        if (selected.bytes() >= 0) {
            facts.add(Figures.bytes(selected.bytes()));
        }
        if (!selected.comment().isEmpty()) {
            facts.add(selected.comment());
        }
        about.setText(String.join(" · ", facts));
    }

    private void showReadAt() {
        DataModel.Shown shown = model.data().shownProperty().get();
        boolean rows = !model.structureWantedProperty().get() && shown != null;
        readAt.setText(rows && shown != null
                ? Messages.text("tables.read-at", Figures.timeOfDay(shown.readAt(), zone))
                : "");
        TableSummary selected = model.selectedProperty().get();
        if (selected != null) {
            describe(selected);
        }
    }

    private void showTouches() {
        boolean any = !model.touches().isEmpty();
        legendBar.setVisible(any);
        legendBar.setManaged(any);
        model.lastRun().ifPresent(run -> legend.setText(Messages.text(run.direction() == Direction.UPGRADE
                ? "tables.touched.legend.upgrade"
                : "tables.touched.legend.downgrade")));
        TableSummary selected = model.selectedProperty().get();
        var sentence = selected == null ? java.util.Optional.<String>empty() : model.touchSentence(selected);
        touched.show(sentence.isPresent());
        sentence.ifPresent(touched::setText);
    }

    private void export(ExportFormat format, String extension) {
        TableSummary selected = model.selectedProperty().get();
        if (selected != null) {
            files.save(Messages.text("tables.export.title", selected.name()),
                    session.project().map(OpenProject::folder).orElse(null), selected.name() + "." + extension)
                    .ifPresent(file -> model.data().export(format, file));
        }
    }

    void find() {
        search.focus();
    }

    void escape() {
        data.closeValue();
    }
}
