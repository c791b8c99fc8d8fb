package dev.retort.workbench.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Room;
import dev.retort.workbench.shell.RecentProjects.Recent;
import dev.retort.workbench.text.Figures;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.theme.Stylesheets;
import dev.retort.workbench.work.Job;
import dev.retort.workbench.work.Latest;
import dev.retort.workbench.work.Work;

/** What stands where no project is open: three ways in, and the projects that were open before. */
final class WelcomeView extends StackPane {

    /** How wide a card's words are. Their lines are broken in the messages: a button does not tell its graphic its width. */
    private static final double WORDS = 352;

    private final RecentProjects recent;
    private final Consumer<Path> open;
    private final Clock clock;
    private final ListView<Recent> list = new ListView<>();
    private final Latest looking;
    private Set<Path> gone = Set.of();

    /** What the three ways in do. */
    record Ways(Runnable sample, Runnable open, Runnable create, Runnable shortcuts) {}

    WelcomeView(RecentProjects recent, Work work, Clock clock, Ways ways, Consumer<Path> open) {
        this.recent = recent;
        this.looking = new Latest(work);
        this.clock = clock;
        this.open = open;
        getStyleClass().add("welcome");
        getStylesheets().add(Stylesheets.of(WelcomeView.class, "welcome.css"));
        VBox left = new VBox(12,
                card("welcome-sample", Icon.PLAY, "welcome.sample", "", ways.sample(), true),
                card("welcome-open", Icon.FOLDER, "welcome.open", Keys.words("Shortcut+O"), ways.open(), false),
                card("welcome-new", Icon.ADD, "welcome.new", Keys.words("Shortcut+N"), ways.create(), false),
                Buttons.link(Icon.LIST, Messages.text("welcome.shortcuts"), ways.shortcuts()));
        left.getStyleClass().add("ways");
        VBox right = recentList();
        HBox columns = new HBox(40, left, right);
        columns.setFillHeight(false);
        VBox words = new VBox(4, Labels.of(Messages.text("welcome.title"), "welcome-title"),
                Labels.of(Messages.text("welcome.subtitle"), "welcome-subtitle"));
        HBox heading = new HBox(16, new Logo(72), words);
        heading.setAlignment(Pos.CENTER_LEFT);
        VBox all = new VBox(32, heading, columns);
        all.getStyleClass().add("welcome-content");
        all.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setAlignment(Pos.TOP_CENTER);
        getChildren().add(all);
        Room.from(this, 1000, wide -> {
            columns.setSpacing(wide ? 40 : 24);
            pseudoClassStateChanged(PseudoClass.getPseudoClass("narrow"), !wide);
        });
    }

    private static Button card(String id, Icon icon, String key, String keys, Runnable action, boolean first) {
        StackPane picture = new StackPane(icon.node(18));
        picture.getStyleClass().add("picture");
        HBox title = new HBox(8, Labels.of(Messages.text(key), "strong"), Labels.spacer());
        if (!keys.isEmpty()) {
            title.getChildren().add(Labels.keycap(keys));
        }
        VBox words = new VBox(4, title, Labels.of(Messages.text(key + ".text"), "muted", "wrapped"));
        words.setMinWidth(WORDS);
        Button card = new Button(null, new HBox(16, picture, words));
        card.setId(id);
        card.setAccessibleText(Messages.text(key));
        card.getStyleClass().add("way");
        if (first) {
            card.getStyleClass().add("first");
        }
        card.setOnAction(_ -> action.run());
        return card;
    }

    private VBox recentList() {
        list.setId("welcome-recent");
        list.getStyleClass().add("lined");
        list.setItems(recent.list());
        list.setCellFactory(_ -> new RecentCell());
        list.setPlaceholder(Labels.wrapped(Messages.text("welcome.no-recent"), "hint"));
        list.setOnKeyPressed(event -> {
            Recent selected = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && selected != null) {
                open.accept(selected.folder());
            }
        });
        recent.list().addListener((ListChangeListener<Recent>) _ -> size());
        size();
        Hyperlink clear = Buttons.link(Messages.text("welcome.clear"), recent::clear);
        clear.getStyleClass().add("small-text");
        clear.setId("welcome-clear");
        clear.visibleProperty().bind(Bindings.isNotEmpty(recent.list()));
        HBox heading = Labels.sectionHeading(new Label(Messages.text("welcome.recent")), Labels.spacer(), clear);
        Label drop = Labels.of(Messages.text("welcome.drop"), "secondary");
        drop.setGraphic(Icon.NEW_FOLDER.node(14));
        HBox footer = new HBox(drop);
        footer.getStyleClass().add("drop-hint");
        VBox box = new VBox(heading, list, footer);
        box.getStyleClass().addAll("card-box", "recent");
        return box;
    }

    /** Looks which folders are gone: off the window's thread, since a folder may be on a server that does not answer. */
    void lookForFolders() {
        List<Path> folders = recent.list().stream().map(Recent::folder).toList();
        looking.start(Job.quiet(Messages.text("welcome.recent"),
                _ -> folders.stream().filter(folder -> !Files.isDirectory(folder)).collect(Collectors.toSet()))
                .then(found -> {
                    gone = found;
                    list.refresh();
                }));
    }

    private void size() {
        double height = Math.clamp(recent.list().size(), 2, 7) * 52.0 + 2;
        list.setPrefHeight(height);
        list.setMinHeight(height);
        list.setMaxHeight(height);
    }

    private final class RecentCell extends ListCell<Recent> {

        RecentCell() {
            setPrefWidth(0);
            setAccessibleRole(AccessibleRole.BUTTON);
            setOnMouseClicked(event -> {
                Recent item = getItem();
                if (item != null && event.getButton() == javafx.scene.input.MouseButton.PRIMARY) {
                    open.accept(item.folder());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Recent item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            if (empty || item == null) {
                setGraphic(null);
                setContextMenu(null);
                return;
            }
            VBox name = new VBox(2, Labels.of(item.name(), "strong"),
                    Labels.of(shortened(item.folder()), "mono", "muted", "tiny"));
            boolean missing = gone.contains(item.folder());
            Label standing = missing
                    ? Labels.of(Messages.text("welcome.gone"), "small-text", "danger")
                    : Labels.of(item.standing(), "small-text", item.look());
            if (missing) {
                standing.setGraphic(Icon.PROBLEM.node(12, "danger"));
            }
            VBox when = new VBox(2, standing, Labels.of(
                    Figures.ago(item.openedAt(), clock.instant(), clock.getZone()), "tiny", "muted"));
            name.setAlignment(Pos.CENTER_LEFT);
            when.setAlignment(Pos.CENTER_RIGHT);
            when.setMinWidth(USE_PREF_SIZE);
            HBox row = new HBox(12, Icon.FOLDER.node(16), name, Labels.spacer(), when);
            row.setAlignment(Pos.CENTER_LEFT);
            name.setMinWidth(0);
            setGraphic(row);
            MenuItem forget = new MenuItem(Messages.text("welcome.forget"));
            forget.setOnAction(_ -> recent.forget(item.folder()));
            setContextMenu(new ContextMenu(forget));
        }

        private String shortened(Path folder) {
            String home = System.getProperty("user.home", "");
            String path = folder.toString();
            return !home.isEmpty() && path.startsWith(home) ? "~" + path.substring(home.length()) : path;
        }
    }
}
