package dev.retort.workbench.shell;

import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import dev.retort.workbench.control.BusyRing;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.EnvironmentChip;
import dev.retort.workbench.control.FittingRow;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Room;
import dev.retort.workbench.shell.ShellViewModel.MainAction;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.theme.EnvironmentColour;

/** Project, connection, where the database stands, search, settings, and the main action. */
final class TopBar extends HBox {

    private static final double LONGEST_NAME = 220;
    private static final double WITH_SEARCH_WORDS = 1120;
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    private final Button project = switcher("project-switcher", Icon.FOLDER);
    private final Button connection = switcher("connection-switcher", Icon.DATABASE);
    private final FittingRow parts = new FittingRow(6);
    private final Label summary = new Label() {
        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            parts.resize(getWidth(), parts.getHeight());
        }
    };
    private final Button search = new Button();
    private final Button settings = Buttons.icon(Icon.SETTINGS, Messages.text("shell.settings"));
    private final Button main = Buttons.confirm(Icon.UPGRADE, "");
    private final Button upgradeHeads = Buttons.plain(Icon.UPGRADE, Messages.text("shell.upgrade-heads"));

    TopBar(ShellViewModel model) {
        getStyleClass().add("top-bar");
        setMinWidth(0);
        summary.setId("state-summary");
        summary.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        summary.setMinWidth(0);
        parts.getStyleClass().add("summary");
        summary.setGraphic(parts);
        search.setId("open-palette");
        search.getStyleClass().add("search-button");
        search.setAccessibleText(Messages.text("shell.search"));
        Label searchWords = Labels.of(Messages.text("shell.search"), "hint");
        Region searchGap = Labels.spacer();
        Label searchKeys = Labels.keycap(Keys.words("Shortcut+P"));
        searchWords.setMinWidth(USE_PREF_SIZE);
        searchKeys.setMinWidth(USE_PREF_SIZE);
        search.setGraphic(new HBox(8, Icon.SEARCH.node(14), searchWords, searchGap, searchKeys));
        search.setTooltip(new Tooltip(Messages.text("shell.search")));
        search.setMinWidth(USE_PREF_SIZE);
        Room.showFrom(this, WITH_SEARCH_WORDS, searchWords, searchGap);
        Room.from(this, WITH_SEARCH_WORDS, wide -> search.pseudoClassStateChanged(NARROW, !wide));
        settings.setId("settings-button");
        main.setId("upgrade-head-button");
        main.setMinWidth(USE_PREF_SIZE);
        upgradeHeads.setId("upgrade-heads-button");
        upgradeHeads.setMinWidth(USE_PREF_SIZE);

        EnvironmentChip chip = new EnvironmentChip();
        chip.setId("environment-chip");
        chip.environmentProperty().bind(model.environmentProperty());
        Label projectName = named(model.projectNameProperty(), Messages.text("shell.no-project"));
        Label databaseName = named(model.databaseNameProperty(), Messages.text("shell.no-database"));
        project.setGraphic(new HBox(8, Icon.FOLDER.node(16, "default"), projectName, Icon.CHEVRON_DOWN.node(14)));
        connection.setGraphic(
                new HBox(8, Icon.DATABASE.node(16, "default"), databaseName, chip, Icon.CHEVRON_DOWN.node(14)));
        sayName(project, "shell.switch-project", model.projectNameProperty());
        sayName(connection, "shell.switch-connection", model.databaseNameProperty());
        Separator first = new Separator(Orientation.VERTICAL);
        Separator second = new Separator(Orientation.VERTICAL);
        getChildren().addAll(project, first, connection, second, summary, Labels.spacer(), search, settings,
                upgradeHeads, main);
        for (Node each : new Node[]{connection, first}) {
            shownWith(each, model);
        }
        model.summaryProperty().subscribe(now -> show(now, second));
        model.mainActionProperty().subscribe(now -> offer(now));
        model.environmentProperty().subscribe(now -> EnvironmentColour.mark(main, now));
        upgradeHeads.visibleProperty().bind(model.canUpgradeHeadsProperty());
        upgradeHeads.managedProperty().bind(upgradeHeads.visibleProperty());
    }

    private static void shownWith(Node node, ShellViewModel model) {
        node.visibleProperty().bind(model.projectNameProperty().isNotEmpty());
        node.managedProperty().bind(node.visibleProperty());
    }

    private static Button switcher(String id, Icon icon) {
        Button button = new Button(null, icon.node(16));
        button.setId(id);
        button.getStyleClass().add("switcher");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private static void sayName(Button button, String key, javafx.beans.value.ObservableValue<String> name) {
        name.subscribe(now -> button.setAccessibleText(Messages.text(key, now)));
    }

    private static Label named(javafx.beans.value.ObservableValue<String> name, String otherwise) {
        Label label = new Label();
        label.setMaxWidth(LONGEST_NAME);
        name.subscribe(now -> {
            label.setText(now.isEmpty() ? otherwise : now);
            label.getStyleClass().setAll("label", now.isEmpty() ? "muted" : "strong");
        });
        return label;
    }

    private void show(@Nullable Summary now, Node separator) {
        summary.setVisible(now != null);
        separator.setVisible(now != null);
        if (now == null) {
            summary.setText("");
            return;
        }
        parts.getChildren().setAll(now.busy() ? new BusyRing(14) : now.icon().node(15, now.look()));
        HBox phrase = null;
        for (Summary.Part part : now.parts()) {
            Label words = switch (part.kind()) {
                case STRONG -> Labels.of(part.text(), "strong");
                case WORDS -> Labels.of(part.text(), "muted");
                case ID -> Labels.of(part.text(), "mono", "muted");
            };
            words.setMinWidth(USE_PREF_SIZE);
            // A dot begins another phrase: it is there as a whole or not at all.
            if (part.text().equals("·") || phrase == null) {
                phrase = new HBox(6);
                phrase.setAlignment(Pos.CENTER_LEFT);
                parts.getChildren().add(phrase);
            }
            phrase.getChildren().add(words);
        }
        summary.setText(now.text());
        summary.setAccessibleText(now.text());
        summary.setTooltip(new Tooltip(now.text()));
    }

    private void offer(MainAction action) {
        main.setVisible(action != MainAction.NONE);
        main.setManaged(action != MainAction.NONE);
        main.setDisable(action == MainAction.UP_TO_DATE || action == MainAction.RUNNING);
        main.setText(switch (action) {
            case NONE, RUNNING, UPGRADE_TO_HEAD -> Messages.text("shell.upgrade-head");
            case MERGE_HEADS -> Messages.text("shell.merge-heads");
            case UP_TO_DATE -> Messages.text("shell.up-to-date");
        });
        main.setGraphic(switch (action) {
            case NONE, RUNNING, UPGRADE_TO_HEAD -> Icon.UPGRADE.node();
            case MERGE_HEADS -> Icon.MERGE.node();
            case UP_TO_DATE -> Icon.CHECK.node();
        });
    }

    Button project() {
        return project;
    }

    Button connection() {
        return connection;
    }

    Button search() {
        return search;
    }

    Button settings() {
        return settings;
    }

    Button main() {
        return main;
    }

    Button upgradeHeads() {
        return upgradeHeads;
    }
}
