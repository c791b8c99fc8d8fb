package dev.retort.workbench.connections;

import java.time.ZoneId;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.ConfirmPopover;
import dev.retort.workbench.control.EmptyState;
import dev.retort.workbench.control.FilePrompt;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Problem;
import dev.retort.workbench.control.ProblemPane;
import dev.retort.workbench.control.Tag;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.theme.Stylesheets;

/** The list of profiles, the form of one, and the result of its test, side by side. */
final class ConnectionsView extends HBox {

    private static final KeyCombination SAVE = new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN);

    private final ConnectionsViewModel model;
    private final Session session;
    private final FilePrompt files;
    private final ListView<ProfileForm> list = new ListView<>();
    private final ProfileFormView fields;
    private final Label title = Labels.of("", "pane-title");
    private final Tag inUse = new Tag(Icon.CHECK, Messages.text("connections.in-use-tag"), Tag.Look.ACCENT);
    private final Button use = Buttons.small(Icon.CURRENT, Messages.text("connections.use"));
    private final Label changes = Labels.of("", "secondary");
    private final Button revert = Buttons.plain(Messages.text("connections.revert"));
    private final Button save = Buttons.primary(Icon.SAVE, Messages.text("connections.save"));
    private final Button test = Buttons.outlined(Icon.TEST, Messages.text("connections.test"));
    private final StackPane middle = new StackPane();
    private final VBox form;
    private Subscription following = Subscription.EMPTY;

    ConnectionsView(ConnectionsViewModel model, Session session, FilePrompt files, ZoneId zone) {
        this.model = model;
        this.session = session;
        this.files = files;
        this.fields = new ProfileFormView(files);
        getStyleClass().add("connections");
        getStylesheets().add(Stylesheets.of(ConnectionsView.class, "connections.css"));
        form = new VBox(formHeading(), fields, formFooter());
        VBox.setVgrow(fields, Priority.ALWAYS);
        TestResultView result = new TestResultView(model, zone);
        HBox.setHgrow(result, Priority.ALWAYS);
        middle.getStyleClass().add("middle");
        HBox.setHgrow(middle, Priority.SOMETIMES);
        getChildren().addAll(listSide(), middle, result);
        model.selectedProperty().subscribe(this::show);
        model.failureProperty().subscribe(_ -> show(model.selectedProperty().get()));
        session.databaseProperty().subscribe(_ -> mark());
        session.projectProperty().subscribe(_ -> mark());
        session.migratingProperty().subscribe(_ -> mark());
        model.outcomeProperty().subscribe(_ -> mark());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (SAVE.match(event)) {
                save();
                event.consume();
            }
        });
    }

    private Node listSide() {
        Button add = Buttons.small(Icon.ADD, Messages.text("connections.add"));
        add.setId("profile-add");
        add.setOnAction(_ -> add());
        Button duplicate = Buttons.icon(Icon.COPY, Messages.text("connections.duplicate"));
        duplicate.setId("profile-duplicate");
        duplicate.setOnAction(_ -> duplicate());
        Button remove = Buttons.icon(Icon.DELETE, Messages.text("connections.remove"));
        remove.setId("profile-remove");
        remove.setOnAction(_ -> remove(remove));
        duplicate.disableProperty().bind(model.selectedProperty().isNull());
        remove.disableProperty().bind(model.selectedProperty().isNull());
        Label heading = Labels.of(Messages.text("connections.title"), "strong");
        heading.setMinWidth(Region.USE_PREF_SIZE);
        add.setMinWidth(Region.USE_PREF_SIZE);
        HBox bar = new HBox(heading, Labels.spacer(), add, duplicate, remove);
        bar.getStyleClass().add("toolbar");
        list.setId("profile-list");
        list.getStyleClass().add("lined");
        list.setItems(model.forms());
        list.setCellFactory(_ -> new ProfileCell(session.databaseProperty()));
        list.getSelectionModel().selectedItemProperty().subscribe(now -> {
            if (now != null) {
                model.selectedProperty().set(now);
            }
        });
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE && !remove.isDisabled()) {
                remove(remove);
                event.consume();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        Button importing = Buttons.small(Icon.IMPORT, Messages.text("connections.import"));
        importing.setId("profile-import-env");
        importing.setOnAction(_ -> importEnv());
        importing.setMinWidth(Region.USE_PREF_SIZE);
        Label count = Labels.of("", "secondary");
        count.setMinWidth(Region.USE_PREF_SIZE);
        count.textProperty().bind(javafx.beans.binding.Bindings.createStringBinding(
                () -> Messages.text("connections.count", model.forms().size()), model.forms()));
        HBox footer = new HBox(importing, Labels.spacer(), count);
        footer.getStyleClass().addAll("toolbar", "list-footer");
        VBox side = new VBox(bar, list, footer);
        side.getStyleClass().addAll("list-side", "divided-right");
        return side;
    }

    private Node formHeading() {
        title.setMinWidth(0);
        Labels.tellWhole(title);
        use.setId("profile-use");
        use.setMinWidth(Region.USE_PREF_SIZE);
        use.setOnAction(_ -> model.use());
        HBox bar = new HBox(title, inUse, Labels.spacer(), use);
        bar.getStyleClass().add("toolbar");
        return bar;
    }

    private Node formFooter() {
        test.setId("profile-test");
        test.setOnAction(_ -> test());
        save.setId("profile-save");
        save.setOnAction(_ -> save());
        revert.setId("profile-revert");
        revert.setOnAction(_ -> model.revert());
        for (Button button : new Button[]{test, save, revert}) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox footer = new HBox(test, Labels.spacer(), changes, revert, save);
        footer.getStyleClass().add("pane-footer");
        return footer;
    }

    private void show(@Nullable ProfileForm now) {
        following.unsubscribe();
        Throwable failure = model.failureProperty().get();
        if (now == null) {
            middle.getChildren().setAll(failure == null ? empty() : new ProblemPane(Problem.of(failure)));
            return;
        }
        middle.getChildren().setAll(form);
        list.getSelectionModel().select(now);
        fields.show(now);
        following = Subscription.combine(now.name.subscribe(_ -> mark()),
                now.changesProperty().subscribe(_ -> mark()), now.savedProperty().subscribe(_ -> mark()));
    }

    private Node empty() {
        Button add = Buttons.primary(Icon.ADD, Messages.text("connections.empty.add"));
        add.setId("profile-add-first");
        add.setOnAction(_ -> add());
        return new EmptyState(Icon.CONNECTIONS, Messages.text("connections.empty.title"),
                Messages.text("connections.empty.text"), add);
    }

    private void mark() {
        ProfileForm now = model.selectedProperty().get();
        if (now == null) {
            return;
        }
        title.setText(now.name.get().isBlank() ? Messages.text("connections.no-name") : now.name.get());
        boolean used = model.isInUse(now);
        shown(inUse, used);
        shown(use, !used && session.project().isPresent() && !now.isDirty());
        use.setDisable(session.migratingProperty().get() != null);
        shown(changes, now.isDirty());
        changes.setText(now.isDraft()
                ? Messages.text("connections.changes.draft")
                : Messages.text("connections.changes", now.changesProperty().get()));
        revert.setText(Messages.text(now.isDraft() ? "connections.discard" : "connections.revert"));
        revert.setDisable(!now.isDirty());
        save.setDisable(!now.isDirty());
        boolean running = model.outcomeProperty().get() instanceof TestOutcome.Running;
        boolean untested = model.outcomeProperty().get() instanceof TestOutcome.Untested;
        test.setDisable(running);
        test.setText(Messages.text(untested ? "connections.test" : "connections.test.again"));
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void add() {
        model.add();
        fields.focusName();
    }

    private void duplicate() {
        ProfileForm now = model.selectedProperty().get();
        if (now != null && !now.problems().isEmpty()) {
            fields.insist();
            return;
        }
        model.duplicate();
        fields.focusName();
    }

    private void remove(Node beside) {
        ProfileForm now = model.selectedProperty().get();
        if (now != null) {
            ConfirmPopover.ask(beside, "profile-remove-confirm",
                    Messages.text("connections.remove.ask", now.name.get()),
                    Messages.text("connections.remove.verb"), model::remove);
        }
    }

    private void importEnv() {
        files.open(Messages.text("connections.import.title"),
                session.project().map(dev.retort.engine.OpenProject::folder).orElse(null))
                .ifPresent(model::importFrom);
    }

    private void save() {
        ifSound(model::save);
    }

    /** What the screen is for, besides saving. */
    void test() {
        ifSound(model::test);
    }

    private void ifSound(Runnable action) {
        ProfileForm now = model.selectedProperty().get();
        if (now != null) {
            now.address.tidyUrl();
            if (now.problems().isEmpty()) {
                action.run();
            } else {
                fields.insist();
            }
        }
    }
}
