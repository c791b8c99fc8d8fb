package dev.retort.workbench.changes;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.SchemaWriter;
import dev.retort.dialect.WrittenStatement;
import dev.retort.engine.GeneratedRevision;
import dev.retort.engine.SchemaComparison;
import dev.retort.sql.DialectName;
import dev.retort.workbench.changes.RevisionModel.Creation;
import dev.retort.workbench.control.Banner;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.CodeView;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Problem;
import dev.retort.workbench.control.ProblemPane;
import dev.retort.workbench.control.Room;
import dev.retort.workbench.control.Tokenizer;
import dev.retort.workbench.shell.Preferences;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Work;

/** The SQL of what is chosen, what to know of it, and the making of the revision. */
final class GeneratedPane extends BorderPane {

    private static final String ONLINE = "changes.online";
    private static final double WIDE = 520;

    private final RevisionModel model;
    private final ComparisonModel comparing;
    private final Work work;
    private final TabPane tabs;
    private final StatementPane upgrade;
    private final VBox notices = new VBox(8);
    private final ScrollPane noticeRoom = new ScrollPane(notices);
    private final StackPane creation = new StackPane();
    private boolean roomy = true;

    GeneratedPane(ChangesViewModel model, Work work, Preferences preferences) {
        this.model = model.revision();
        this.comparing = model.comparison();
        this.work = work;
        getStyleClass().add("generated");
        boolean wasOnline = !preferences.get(ONLINE, "").isEmpty();
        CheckBox online = online(preferences);
        online.setSelected(wasOnline);
        upgrade = statements(model, "changes-sql", GeneratedRevision::upgrade, online);
        tabs = new TabPane(new Tab(Messages.text("changes.upgrade-sql"), upgrade),
                new Tab(Messages.text("changes.downgrade-sql"),
                        statements(model, "changes-downgrade-sql", GeneratedRevision::downgrade)),
                file());
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getStyleClass().add("details-tabs");
        notices.getStyleClass().add("notices");
        setCenter(tabs);
        noticeRoom.setFitToWidth(true);
        noticeRoom.setFocusTraversable(false);
        noticeRoom.getStyleClass().add("notice-room");
        setBottom(new VBox(noticeRoom, creation, footer()));
        this.model.previewProperty().subscribe(this::warn);
        this.model.previewFailureProperty().subscribe(_ -> warn(this.model.previewProperty().get()));
        this.model.creationProperty().subscribe(this::showCreation);
    }

    private DialectName dialect() {
        SchemaComparison now = comparing.comparisonProperty().get();
        return now == null ? DialectName.POSTGRESQL : now.dialect();
    }

    private StatementPane statements(ChangesViewModel model, String id,
            Function<GeneratedRevision, List<WrittenStatement>> direction, Node... beside) {
        CodeView code = new CodeView(work, Tokenizer.sql(this::dialect));
        code.area().setId(id);
        return new StatementPane(model, code, direction, beside);
    }

    /** Whether to write the forms that keep live tables usable, which PostgreSQL has. */
    private CheckBox online(Preferences preferences) {
        CheckBox online = new CheckBox(Messages.text("changes.online"));
        online.setId("changes-online");
        online.setMinWidth(USE_PREF_SIZE);
        online.setTooltip(new Tooltip(Messages.text("changes.online-text")));
        online.selectedProperty().subscribe(on -> {
            model.styleProperty().set(on ? SchemaWriter.Style.ONLINE : SchemaWriter.Style.PLAIN);
            preferences.put(ONLINE, on ? "yes" : "");
        });
        comparing.comparisonProperty().subscribe(_ -> {
            online.setVisible(dialect() == DialectName.POSTGRESQL);
            online.setManaged(online.isVisible());
        });
        return online;
    }

    private Tab file() {
        CodeView code = new CodeView(work, Tokenizer.sql(this::dialect));
        code.area().setId("changes-file");
        Label name = Labels.of("", "mono");
        HBox bar = new HBox(8, name);
        bar.getStyleClass().add("sql-bar");
        model.previewProperty().subscribe(now -> {
            name.setText(now == null ? "" : now.fileName());
            code.show(now == null ? "" : now.text());
        });
        BorderPane pane = new BorderPane(code);
        pane.setTop(bar);
        return new Tab(Messages.text("changes.as-file"), pane);
    }

    private void warn(@Nullable GeneratedRevision now) {
        notices.getChildren().clear();
        Throwable why = model.previewFailureProperty().get();
        if (why != null) {
            notices.getChildren().add(new ProblemPane(Problem.of(why)));
        }
        if (now != null) {
            now.changes().pulledIn().forEach(one -> notices.getChildren().add(new Banner(Banner.Look.NOTE,
                    Messages.text("changes.pulled-in", one.object().shortText(),
                            one.because().shortText()))));
            Set<String> told = new HashSet<>(Set.of(""));
            now.upgrade().stream().filter(one -> told.add(one.warning()))
                    .forEach(one -> notices.getChildren().add(warning(one, now)));
        }
        boolean any = !notices.getChildren().isEmpty();
        noticeRoom.setVisible(any);
        noticeRoom.setManaged(any);
    }

    /** A warning, and the way to the line it is about. */
    private Node warning(WrittenStatement statement, GeneratedRevision of) {
        Hyperlink line = Buttons.link(Messages.text("changes.line",
                StatementPane.lineOf(statement, of.upgrade())), () -> {
                    tabs.getSelectionModel().selectFirst();
                    upgrade.go(statement);
                });
        return new Banner(Banner.Look.WARNING, statement.warning(), line);
    }

    private HBox footer() {
        TextField message = new TextField();
        message.setId("changes-message");
        message.setPromptText(Messages.text("changes.message-prompt"));
        message.setAccessibleText(Messages.text("changes.message-prompt"));
        message.textProperty().bindBidirectional(model.messageProperty());
        message.setOnAction(_ -> model.create());
        HBox.setHgrow(message, Priority.ALWAYS);
        ComboBox<String> head = new ComboBox<>();
        head.setId("changes-head");
        head.setMinWidth(USE_PREF_SIZE);
        head.setButtonCell(new After());
        head.setAccessibleText(Messages.text("changes.after"));
        comparing.comparisonProperty().subscribe(_ -> {
            List<String> heads = model.heads();
            head.getItems().setAll(heads);
            head.setValue(heads.isEmpty() ? null : heads.getFirst());
            showHead(head);
        });
        Room.from(this, WIDE, wide -> {
            roomy = wide;
            showHead(head);
        });
        head.valueProperty().subscribe(chosen -> model.headProperty().set(chosen == null ? "head" : chosen));
        Button create = Buttons.primary(Icon.ADD, Messages.text("changes.create"));
        create.setId("changes-create");
        create.setMinWidth(USE_PREF_SIZE);
        create.setOnAction(_ -> model.create());
        create.disableProperty().bind(model.previewProperty().isNull().or(message.textProperty().isEmpty())
                .or(Bindings.createBooleanBinding(() -> model.creationProperty().get() instanceof Creation.Trying,
                        model.creationProperty())));
        HBox footer = new HBox(8, message, head, create);
        footer.getStyleClass().addAll("create-bar", "divided-top");
        return footer;
    }

    /** One head alone is followed anyway: it is said where there is room. */
    private void showHead(ComboBox<String> head) {
        int heads = head.getItems().size();
        head.setVisible(heads > 1 || heads == 1 && roomy);
        head.setManaged(head.isVisible());
    }

    /** The revision that is followed, as a button says it. */
    private static final class After extends ListCell<String> {

        @Override
        protected void updateItem(@Nullable String id, boolean empty) {
            super.updateItem(id, empty);
            setText(null);
            if (empty || id == null) {
                setGraphic(null);
                return;
            }
            HBox row = new HBox(6, Icon.GRAPH.node(14), Labels.of(Messages.text("changes.after-word"), "muted"),
                    Labels.of(id, "mono"));
            row.setAlignment(Pos.CENTER_LEFT);
            setGraphic(row);
        }
    }

    private void showCreation(Creation now) {
        Node shown = switch (now) {
            case Creation.Idle _,Creation.Made _ -> null;
            case Creation.Trying _ -> new Banner(Banner.Look.NOTE, Messages.text("changes.trying-long"));
            case Creation.Failed(Throwable why) -> new ProblemPane(Problem.of(why));
            case Creation.Doubtful doubtful -> doubtful(doubtful);
        };
        creation.getChildren().clear();
        if (shown != null) {
            creation.getChildren().add(shown);
        }
    }

    private Node doubtful(Creation.Doubtful doubtful) {
        Button write = Buttons.small(Icon.WARNING, Messages.text("changes.write-all-the-same"));
        write.setId("changes-insist");
        write.setOnAction(_ -> model.writeAllTheSame());
        VBox lines = new VBox(4);
        doubtful.proof().differs().forEach(line -> lines.getChildren().add(Labels.wrapped(line, "mono")));
        VBox box = new VBox(8, new Banner(Banner.Look.DANGER,
                Messages.text("changes.doubtful", doubtful.proof().where()), write), lines);
        box.getStyleClass().add("doubtful");
        return box;
    }
}
