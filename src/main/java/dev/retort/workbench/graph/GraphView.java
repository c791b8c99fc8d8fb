package dev.retort.workbench.graph;

import java.time.ZoneId;

import javafx.collections.ListChangeListener;
import javafx.geometry.HorizontalDirection;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;

import org.jspecify.annotations.Nullable;

import atlantafx.base.controls.ToggleSwitch;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.run.Interruption;
import dev.retort.workbench.control.Banner;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.EmptyState;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Problem;
import dev.retort.workbench.control.Room;
import dev.retort.workbench.control.SearchField;
import dev.retort.workbench.shell.Keys;
import dev.retort.workbench.shell.Preferences;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.theme.Stylesheets;

/** Toolbar, banners, the rows with their legend, and the details beside them. */
final class GraphView extends SplitPane {

    private static final int UNREADABLE_SHOWN = 3;
    private static final double DETAILS = 472;

    private final GraphViewModel model;
    private final Doing doing;
    private final GraphActions actions;
    private final GraphTable table;
    private final SearchField filter = new SearchField("graph-filter", Messages.text("graph.filter"),
            Keys.words("Shortcut+F"));
    private final VBox banners = new VBox();
    private final StackPane middle = new StackPane();
    private final DetailsView details;
    private final UnreadableFiles problems;
    private final Preferences preferences;
    private boolean focusWanted;

    /** What the buttons of the screen itself do. */
    record Doing(Runnable refresh, Runnable create, Runnable settle, Runnable connections) {}

    GraphView(GraphViewModel model, DetailsModel selected, DetailsView details, GraphActions actions,
            UnreadableFiles problems, Preferences preferences, ZoneId zone, Doing doing) {
        this.model = model;
        this.doing = doing;
        this.actions = actions;
        this.details = details;
        this.problems = problems;
        this.preferences = preferences;
        this.table = new GraphTable(model, zone);
        getStyleClass().add("graph");
        getStylesheets().add(Stylesheets.of(GraphView.class, "graph.css"));
        VBox top = new VBox(toolbar(), banners);
        BorderPane left = new BorderPane(middle);
        left.setTop(top);
        left.setBottom(legend());
        left.setMinWidth(440);
        details.setMinWidth(390);
        getItems().setAll(left);
        SplitPane.setResizableWithParent(details, false);
        table.setRowFactory(table.rowsWithMenu(actions));
        table.sceneProperty().subscribe(scene -> {
            if (scene != null && focusWanted) {
                focusWanted = false;
                table.requestFocus();
            }
        });
        table.onSelection(rows -> {
            selected.show(rows);
            showDetails(!rows.isEmpty());
        });
        details.onClose(() -> table.getSelectionModel().clearSelection());
        model.contentProperty().subscribe(this::show);
        model.failureProperty().subscribe(this::showBanners);
        model.interruptionProperty().subscribe(this::showBanners);
        model.notesProperty().subscribe(this::showBanners);
        model.withoutDatabaseProperty().subscribe(this::showBanners);
        model.problems().addListener((ListChangeListener<RetortException>) _ -> showBanners());
        model.toSelectProperty().subscribe(id -> {
            if (id != null) {
                table.reveal(id);
            }
        });
        model.rows().addListener((ListChangeListener<GraphRow>) _ -> reselect(selected));
    }

    private HBox toolbar() {
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.leadsTo(() -> {
            table.requestFocus();
            if (table.getSelectionModel().isEmpty()) {
                table.getSelectionModel().selectFirst();
            }
        });
        filter.setPrefWidth(320);
        filter.setMinWidth(190);
        HBox.setHgrow(filter, Priority.SOMETIMES);
        filter.setMaxWidth(320);
        ToggleSwitch pending = new ToggleSwitch(Messages.text("graph.pending-only"));
        pending.setId("graph-pending-only");
        pending.setLabelPosition(HorizontalDirection.RIGHT);
        pending.setMinWidth(USE_PREF_SIZE);
        pending.selectedProperty().bindBidirectional(model.pendingOnlyProperty());
        Button refresh = Buttons.icon(Icon.REFRESH, Messages.text("graph.refresh"));
        refresh.setId("graph-refresh");
        refresh.setOnAction(_ -> doing.refresh().run());
        Button create = Buttons.plain(Icon.ADD, Messages.text("graph.new-revision"));
        create.setId("graph-new-revision");
        create.setMinWidth(USE_PREF_SIZE);
        create.setOnAction(_ -> doing.create().run());
        Label count = Labels.of(model.countProperty(), "secondary");
        count.setMinWidth(USE_PREF_SIZE);
        HBox bar = new HBox(filter, pending, count, Labels.spacer(), refresh, create);
        bar.getStyleClass().add("toolbar");
        Room.showFrom(bar, 720, count);
        Room.from(bar, 600, wide -> {
            create.setText(wide ? Messages.text("graph.new-revision") : null);
            create.setAccessibleText(Messages.text("graph.new-revision"));
            create.setTooltip(wide ? null : new Tooltip(Messages.text("graph.new-revision")));
        });
        return bar;
    }

    private HBox legend() {
        HBox legend = new HBox(16, sign("graph.applied", new Circle(5), "filled"),
                sign("graph.pending", new Circle(4.5), "hollow"), current(),
                sign("graph.depends-on", new Line(0, 0, 18, 0), "dashes"), Labels.spacer(),
                Labels.of(Messages.text("graph.select-two"), "secondary"));
        legend.getStyleClass().addAll("legend", "divided-top");
        Room.showFrom(legend, 640, legend.getChildren().getLast());
        return legend;
    }

    private static Label sign(String key, javafx.scene.shape.Shape shape, String styleClass) {
        shape.getStyleClass().addAll("sign", styleClass);
        Label label = Labels.of(Messages.text(key), "small-text", "muted");
        label.setMinWidth(USE_PREF_SIZE);
        label.setGraphic(shape);
        label.setGraphicTextGap(8);
        return label;
    }

    private static Label current() {
        Circle ring = new Circle(7);
        ring.getStyleClass().addAll("sign", "ring");
        Circle core = new Circle(4);
        core.getStyleClass().addAll("sign", "filled");
        Label label = Labels.of(Messages.text("graph.current"), "small-text", "muted");
        label.setMinWidth(USE_PREF_SIZE);
        label.setGraphic(new StackPane(ring, core));
        label.setGraphicTextGap(8);
        return label;
    }

    private void show(GraphViewModel.Content content) {
        middle.getChildren().setAll(switch (content) {
            case LOADING -> new StackPane();
            case ROWS -> table;
            case EMPTY -> empty();
            case NOTHING_FOUND -> new EmptyState(Icon.SEARCH, Messages.text("graph.nothing"),
                    Messages.text("graph.nothing-text"));
            case PROBLEMS -> problems;
        });
        if (content != GraphViewModel.Content.ROWS) {
            showDetails(false);
        }
        showBanners();
    }

    private Node empty() {
        Button create = Buttons.primary(Icon.ADD, Messages.text("graph.new-revision"));
        create.setOnAction(_ -> doing.create().run());
        return new EmptyState(Icon.GRAPH, Messages.text("graph.empty"), Messages.text("graph.empty-text"), create);
    }

    /** The first few files the graph lacks, each with its way to the editor. */
    private void showUnreadable() {
        int shown = Math.min(UNREADABLE_SHOWN, model.problems().size());
        for (RetortException problem : model.problems().subList(0, shown)) {
            SourcePosition at = problem.position();
            String words = Messages.text("graph.unreadable", problem.message());
            banners.getChildren().add(at == null
                    ? new Banner(Banner.Look.WARNING, words)
                    : new Banner(Banner.Look.WARNING, words,
                            Buttons.link(Messages.text("graph.edit"), () -> actions.edit(at))));
        }
        int more = model.problems().size() - shown;
        if (more > 0) {
            banners.getChildren().add(new Banner(Banner.Look.WARNING, Messages.text("graph.unreadable-more", more)));
        }
    }

    private void showBanners() {
        banners.getChildren().clear();
        if (model.contentProperty().get() != GraphViewModel.Content.PROBLEMS) {
            showUnreadable();
        }
        showNotes();
        if (model.withoutDatabaseProperty().get()) {
            Banner none = new Banner(Banner.Look.NOTE, Messages.text("graph.no-database"),
                    Buttons.link(Messages.text("graph.connections"), doing.connections()));
            none.setId("graph-no-database");
            banners.getChildren().add(none);
        }
        Throwable failure = model.failureProperty().get();
        if (failure != null) {
            Problem problem = Problem.of(failure);
            String words = problem.hint().isEmpty() ? problem.title() : problem.title() + " " + problem.hint();
            banners.getChildren().add(new Banner(Banner.Look.DANGER, words,
                    Buttons.link(Messages.text("graph.try-again"), doing.refresh()),
                    Buttons.link(Messages.text("graph.connections"), doing.connections())));
        }
        Interruption interruption = model.interruptionProperty().get();
        if (interruption != null) {
            Button settle = Buttons.small(Icon.EDIT, Messages.text("graph.settle"));
            settle.setId("graph-settle");
            settle.setOnAction(_ -> doing.settle().run());
            banners.getChildren().add(new Banner(Banner.Look.WARNING,
                    Messages.text("graph.interrupted", interruption.revision(), interruption.at().toString()),
                    settle));
        }
    }

    /** What the project's Alembic does that Retort does not, until a person has read it. */
    private void showNotes() {
        for (String note : model.notesProperty().get()) {
            String key = "note-read." + Integer.toHexString(note.hashCode());
            if (preferences.get(key, "").isEmpty()) {
                Button hide = Buttons.smallIcon(Icon.CLOSE, Messages.text("graph.notes-hide"));
                Banner banner = new Banner(Banner.Look.NOTE, note, hide);
                hide.setOnAction(_ -> {
                    preferences.put(key, "yes");
                    banner.show(false);
                });
                banners.getChildren().add(banner);
            }
        }
    }

    private void showDetails(boolean shown) {
        boolean there = getItems().contains(details);
        if (shown && !there) {
            getItems().add(details);
            preferences.rememberEnd(this, "graph", DETAILS);
        } else if (!shown) {
            getItems().remove(details);
        }
    }

    /** Rows were read again: what was selected stays selected where it still is. */
    private void reselect(DetailsModel selected) {
        GraphRow before = selected.rowProperty().get();
        if (before != null) {
            model.row(before.id()).ifPresentOrElse(row -> table.getSelectionModel().select(row),
                    () -> table.getSelectionModel().clearSelection());
        }
    }

    void focusFilter() {
        filter.focus();
    }

    /** Puts the focus on the rows, as soon as there are any. */
    void focusRows() {
        focusWanted = table.getScene() == null;
        table.requestFocus();
    }

    @Nullable
    GraphRow selected() {
        return table.getSelectionModel().getSelectedItem();
    }
}
