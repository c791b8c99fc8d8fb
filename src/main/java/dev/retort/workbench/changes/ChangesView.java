package dev.retort.workbench.changes;

import java.util.List;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import dev.retort.engine.SchemaComparison;
import dev.retort.workbench.changes.ComparisonModel.Content;
import dev.retort.workbench.control.BusyRing;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.EmptyState;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Problem;
import dev.retort.workbench.control.ProblemPane;
import dev.retort.workbench.control.SearchField;
import dev.retort.workbench.shell.Destination;
import dev.retort.workbench.shell.Keys;
import dev.retort.workbench.text.DatabaseWords;
import dev.retort.workbench.text.Figures;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.theme.Stylesheets;
import dev.retort.workbench.work.Work;

/** What is compared above, what differs on the left, what is made of it on the right. */
final class ChangesView extends BorderPane {

    private static final double TREE_SHARE = 0.52;

    private final ChangesViewModel parts;
    private final ComparisonModel model;
    private final ChangesScreen.Frame frame;
    private final StackPane middle = new StackPane();
    private final SplitPane differences;
    private final Label database = Labels.shrinking("", 60, "strong");
    private final Label summary = Labels.shrinking("", 0, "secondary");
    private final SearchField filter = new SearchField("changes-filter", Messages.text("changes.filter"),
            Keys.words("Shortcut+F"));

    ChangesView(ChangesViewModel parts, Work work, ChangesScreen.Frame frame) {
        this.parts = parts;
        this.model = parts.comparison();
        this.frame = frame;
        getStyleClass().add("changes");
        getStylesheets().add(Stylesheets.of(ChangesView.class, "changes.css"));
        setTop(toolbar());
        setCenter(middle);
        differences = new SplitPane(left(), new GeneratedPane(parts, work, frame.preferences()));
        differences.setOrientation(Orientation.HORIZONTAL);
        frame.preferences().remember(differences, "changes", TREE_SHARE);
        model.contentProperty().subscribe(this::show);
        model.failureProperty().subscribe(_ -> show(model.contentProperty().get()));
        model.comparisonProperty().subscribe(_ -> summarize());
        frame.session().databaseProperty().subscribe(this::name);
    }

    private HBox toolbar() {
        Button compare = Buttons.primary(Icon.REFRESH, Messages.text("changes.compare"));
        compare.setId("changes-compare");
        compare.setMinWidth(USE_PREF_SIZE);
        compare.setOnAction(_ -> model.compare());
        compare.disableProperty().bind(model.contentProperty().map(now -> now == Content.NO_DATABASE
                || now == Content.NO_TARGET || now == Content.COMPARING));
        Label make = Labels.of(Messages.text("changes.make"), "muted");
        make.setMinWidth(USE_PREF_SIZE);
        Label like = Labels.of(Messages.text("changes.look-like"), "muted");
        like.setMinWidth(USE_PREF_SIZE);
        HBox bar = new HBox(8, make, Icon.DATABASE.node(14), database, like, new TargetBox(parts.target()), compare,
                Labels.spacer(), summary);
        bar.getStyleClass().add("toolbar");
        return bar;
    }

    private void name() {
        database.setText(frame.session().database().map(DatabaseWords::shortName)
                .orElse(Messages.text("changes.no-database")));
    }

    private VBox left() {
        DifferenceTree tree = new DifferenceTree(parts);
        CheckBox all = new CheckBox();
        all.setAccessibleText(Messages.text("changes.choose-all"));
        all.setOnAction(_ -> tree.chooseAll(all.isSelected()));
        Label chosen = Labels.of("", "secondary");
        Runnable count = () -> {
            SchemaComparison now = model.comparisonProperty().get();
            int total = now == null ? 0 : now.differences().size();
            int taken = parts.choice().chosenProperty().get().size();
            chosen.setText(Messages.text("changes.chosen", taken, total));
            all.setIndeterminate(taken > 0 && taken < total);
            all.setSelected(taken > 0 && taken == total);
        };
        parts.choice().chosenProperty().subscribe(_ -> count.run());
        filter.textProperty().subscribe(tree::filter);
        filter.setPrefWidth(180);
        filter.setMinWidth(100);
        HBox heading = new HBox(8, all, Labels.of(Messages.text("changes.differences"), "strong"), chosen,
                Labels.spacer(), filter);
        heading.getStyleClass().addAll("differences-heading", "divided");
        VBox.setVgrow(tree, Priority.ALWAYS);
        return new VBox(new RenameList(model, parts.counts()), heading, tree);
    }

    private void summarize() {
        SchemaComparison now = model.comparisonProperty().get();
        if (now == null) {
            summary.setText("");
            return;
        }
        long objects = now.differences().stream().map(one -> one.under()).distinct().count();
        summary.setText(Messages.text("changes.summary", now.differences().size(), objects,
                Figures.timeOfDay(now.at(), frame.zone()),
                Figures.duration(now.took())));
    }

    private void show(Content content) {
        name();
        middle.getChildren().setAll(switch (content) {
            case NO_DATABASE -> new EmptyState(Icon.CONNECTIONS, Messages.text("changes.no-database-title"),
                    Messages.text("changes.no-database-text"), to("connections", Icon.CONNECTIONS));
            case NO_TARGET -> new EmptyState(Icon.CHANGES, Messages.text("changes.no-target-title"),
                    Messages.text("changes.no-target-text"), editSettings());
            case READY -> new EmptyState(Icon.CHANGES, Messages.text("changes.ready-title"),
                    Messages.text("changes.ready-text"));
            case COMPARING -> busy();
            case BEHIND -> behind();
            case ASKING -> asking();
            case FAILED -> failed();
            case IN_SYNC -> inSync();
            case DIFFERENCES -> differences;
        });
    }

    private Button to(String screen, Icon icon) {
        Button button = Buttons.primary(icon, Messages.text("changes.to-" + screen));
        button.setOnAction(_ -> frame.navigator().go(new Destination.OnScreen(screen)));
        return button;
    }

    private Button editSettings() {
        Button edit = Buttons.primary(Icon.EDIT, Messages.text("changes.edit-settings"));
        edit.setId("changes-edit-settings");
        edit.setOnAction(_ -> frame.session().project().ifPresent(project -> frame.navigator()
                .go(new Destination.InEditor(project.project().settingsFile(), null))));
        return edit;
    }

    private static Node busy() {
        VBox box = new VBox(12, new BusyRing(24), Labels.of(Messages.text("changes.comparing"), "muted"));
        box.getStyleClass().add("busy");
        return box;
    }

    private Node behind() {
        Button upgrade = Buttons.primary(Icon.UPGRADE, Messages.text("changes.upgrade"));
        upgrade.setId("changes-upgrade");
        upgrade.setOnAction(_ -> frame.navigator().go(Destination.upgrade("heads")));
        return new EmptyState(Icon.UPGRADE, Messages.text("changes.behind-title"),
                Messages.text("changes.behind-text"), upgrade);
    }

    private Node inSync() {
        EmptyState state = new EmptyState(Icon.DONE, Messages.text("changes.in-sync-title"),
                Messages.text("changes.in-sync-text", database.getText(), targetWords()));
        state.setId("changes-in-sync");
        return state;
    }

    private String targetWords() {
        TargetChoice target = parts.target().chosenProperty().get();
        return target == null ? "" : target.words();
    }

    private Node asking() {
        Button agree = Buttons.primary(Icon.CHECK, Messages.text("changes.agree"));
        agree.setId("changes-agree");
        agree.setOnAction(_ -> model.agree());
        return problem(List.of(agree));
    }

    private Node failed() {
        Button again = Buttons.small(Icon.REFRESH, Messages.text("changes.again"));
        again.setOnAction(_ -> model.compare());
        return problem(List.of(again));
    }

    private Node problem(List<Node> actions) {
        Throwable why = model.failureProperty().get();
        if (why == null) {
            return new StackPane();
        }
        VBox box = new VBox(new ProblemPane(Problem.of(why), actions.toArray(Node[]::new)));
        box.getStyleClass().add("failed");
        return box;
    }

    void focusFilter() {
        filter.focus();
    }
}
