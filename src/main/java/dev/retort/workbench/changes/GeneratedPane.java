package dev.retort.workbench.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.WrittenStatement;
import dev.retort.engine.GeneratedRevision;
import dev.retort.engine.SchemaComparison;
import dev.retort.sql.DialectName;
import dev.retort.workbench.changes.RevisionModel.Creation;
import dev.retort.workbench.control.Banner;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Clipboards;
import dev.retort.workbench.control.CodeBlock;
import dev.retort.workbench.control.CodeView;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Problem;
import dev.retort.workbench.control.ProblemPane;
import dev.retort.workbench.control.Tokenizer;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Work;

/** The SQL of what is chosen, what to know of it, and the making of the revision. */
final class GeneratedPane extends BorderPane {

    private final RevisionModel model;
    private final ComparisonModel comparing;
    private final Work work;
    private final VBox notices = new VBox(8);
    private final StackPane creation = new StackPane();

    GeneratedPane(ChangesViewModel model, Work work) {
        this.model = model.revision();
        this.comparing = model.comparison();
        this.work = work;
        getStyleClass().add("generated");
        TabPane tabs = new TabPane(sql("changes-sql", "changes.upgrade-sql", GeneratedRevision::upgrade),
                sql("changes-downgrade-sql", "changes.downgrade-sql", GeneratedRevision::downgrade), file());
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getStyleClass().add("details-tabs");
        notices.getStyleClass().add("notices");
        setCenter(tabs);
        setBottom(new VBox(notices, creation, footer()));
        this.model.previewProperty().subscribe(this::warn);
        this.model.previewFailureProperty().subscribe(_ -> warn(this.model.previewProperty().get()));
        this.model.creationProperty().subscribe(this::showCreation);
    }

    private DialectName dialect() {
        SchemaComparison now = comparing.comparisonProperty().get();
        return now == null ? DialectName.POSTGRESQL : now.dialect();
    }

    private Tab sql(String id, String key, Function<GeneratedRevision, List<WrittenStatement>> statements) {
        CodeView code = new CodeView(work, Tokenizer.sql(this::dialect));
        code.area().setId(id);
        Label caption = Labels.of("", "secondary");
        Button copy = Buttons.smallIcon(Icon.COPY, Messages.text("changes.copy"));
        copy.setOnAction(_ -> Clipboards.copy(code.text()));
        HBox bar = new HBox(8, caption, Labels.spacer(), copy);
        bar.getStyleClass().add("sql-bar");
        model.previewProperty().subscribe(now -> {
            List<WrittenStatement> written = now == null ? List.of() : statements.apply(now);
            caption.setText(Messages.text("changes.statements", written.size()));
            code.show(blocks(written));
        });
        BorderPane pane = new BorderPane(code);
        pane.setTop(bar);
        return new Tab(Messages.text(key), pane);
    }

    private static List<CodeBlock> blocks(List<WrittenStatement> statements) {
        List<CodeBlock> blocks = new ArrayList<>();
        int line = 1;
        for (WrittenStatement statement : statements) {
            String text = statement.sql() + ";";
            blocks.add(new CodeBlock(text, line));
            line += (int) text.lines().count() + 1;
        }
        return blocks;
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
            now.upgrade().stream().map(WrittenStatement::warning).filter(text -> !text.isEmpty()).distinct()
                    .forEach(text -> notices.getChildren().add(new Banner(Banner.Look.WARNING, text)));
        }
        boolean any = !notices.getChildren().isEmpty();
        notices.setVisible(any);
        notices.setManaged(any);
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
            head.setVisible(!heads.isEmpty());
            head.setManaged(!heads.isEmpty());
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
