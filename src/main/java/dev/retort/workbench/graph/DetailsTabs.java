package dev.retort.workbench.graph;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.SourcePosition;
import dev.retort.script.AlembicScript;
import dev.retort.sql.DialectName;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Clipboards;
import dev.retort.workbench.control.CodeBlock;
import dev.retort.workbench.control.CodeView;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.ProblemPane;
import dev.retort.workbench.control.RuntimeNote;
import dev.retort.workbench.control.Segments;
import dev.retort.workbench.control.Tokenizer;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Work;

/** Upgrade SQL, downgrade SQL, the file, and the operations in words. */
final class DetailsTabs extends TabPane {

    private final DetailsModel model;
    private final Work work;
    private final Consumer<SourcePosition> edit;
    private final Tab source;
    private final Tab operations;
    private final Segments<DialectName> dialect = new Segments<>(List.of(DialectName.values()), DialectName::title);

    /** @param edit leads to a place in a file */
    DetailsTabs(DetailsModel model, Work work, Consumer<SourcePosition> edit) {
        this.model = model;
        this.edit = edit;
        this.work = work;
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        getStyleClass().add("details-tabs");
        dialect.setId("details-dialect");
        dialect.valueProperty().bindBidirectional(model.dialectProperty());
        source = new Tab(Messages.text("details.source"), sourceView());
        source.setId("tab-source");
        operations = new Tab(Messages.text("details.operations"), operationsView());
        operations.setId("tab-operations");
        Label counter = Labels.counter();
        operations.setGraphic(counter);
        model.upgradeProperty().subscribe(details -> {
            counter.setText(Integer.toString(details.operations().size()));
            counter.setVisible(!details.operations().isEmpty());
        });
        getTabs().addAll(sqlTab("details-upgrade-sql", "details.upgrade-sql", model.upgradeProperty()),
                sqlTab("details-downgrade-sql", "details.downgrade-sql", model.downgradeProperty()), source,
                operations);
    }

    /** Whether it shows one revision, which has a file, or the way between two. */
    void showRevision(boolean one) {
        if (one && !getTabs().contains(source)) {
            getTabs().add(2, source);
        } else if (!one) {
            getTabs().remove(source);
        }
    }

    private Tab sqlTab(String id, String key, ObservableValue<Details> details) {
        CodeView code = new CodeView(work, Tokenizer.sql(model.dialectProperty()::get));
        code.area().setId(id);
        Label caption = Labels.of("", "secondary");
        Button copy = Buttons.smallIcon(Icon.COPY, Messages.text("details.copy-sql"));
        copy.setOnAction(_ -> Clipboards.copy(details.getValue().blocks().stream().map(CodeBlock::text)
                .collect(Collectors.joining("\n\n"))));
        HBox bar = new HBox(8, caption, Labels.spacer(), copy);
        bar.getStyleClass().add("sql-bar");
        StackPane content = new StackPane();
        content.getStyleClass().add("sql-content");
        details.subscribe(now -> {
            caption.setText(now.caption());
            copy.setDisable(now.blocks().isEmpty());
            if (now.problem() != null) {
                ProblemPane why = new ProblemPane(now.problem());
                StackPane.setAlignment(why, Pos.TOP_LEFT);
                why.setMaxHeight(USE_PREF_SIZE);
                content.getChildren().setAll(why);
            } else {
                code.show(now.blocks());
                content.getChildren().setAll(code(now, code));
            }
        });
        BorderPane pane = new BorderPane(content);
        pane.setTop(bar);
        Tab tab = new Tab(Messages.text(key), pane);
        tab.setId("tab-" + id);
        tab.setOnSelectionChanged(_ -> takeDialect(tab, bar));
        takeDialect(tab, bar);
        return tab;
    }

    /** The statements, and below them why there will be more. */
    private VBox code(Details details, CodeView code) {
        VBox all = new VBox();
        if (!details.blocks().isEmpty()) {
            VBox.setVgrow(code, Priority.ALWAYS);
            all.getChildren().add(code);
        }
        VBox notes = new VBox(8);
        notes.getStyleClass().add("runtime-notes");
        for (Details.Open open : details.open()) {
            notes.getChildren().add(new RuntimeNote(open.reason(), open.known(), edit));
        }
        if (!notes.getChildren().isEmpty()) {
            all.getChildren().add(notes);
        } else if (details.blocks().isEmpty()) {
            all.getChildren().add(code);
        }
        return all;
    }

    /** There is one switch, and it stands in the tab in front. */
    private void takeDialect(Tab tab, HBox bar) {
        if (tab.isSelected() || dialect.getParent() == null) {
            if (dialect.getParent() instanceof HBox before) {
                before.getChildren().remove(dialect);
            }
            bar.getChildren().add(2, dialect);
        }
    }

    private Node sourceView() {
        Tokenizer sql = Tokenizer.sql(model.dialectProperty()::get);
        CodeView code = new CodeView(work, sql);
        code.area().setId("details-source");
        model.sourceProperty().subscribe(text -> {
            code.readWith(model.script().filter(AlembicScript.class::isInstance).isPresent() ? Tokenizer.PYTHON : sql);
            code.show(text);
        });
        return code;
    }

    private Node operationsView() {
        ListView<String> list = new ListView<>();
        list.setId("details-operations");
        list.getStyleClass().add("lined");
        list.setPlaceholder(Labels.of(Messages.text("details.nothing"), "hint"));
        list.setCellFactory(_ -> new OperationCell());
        model.upgradeProperty().subscribe(details -> list.getItems().setAll(details.operations()));
        return list;
    }

    private static final class OperationCell extends ListCell<String> {

        OperationCell() {
            setWrapText(true);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable String sentence, boolean empty) {
            super.updateItem(sentence, empty);
            setText(empty || sentence == null ? null : sentence);
        }
    }
}
