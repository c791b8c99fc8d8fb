package dev.retort.workbench.tables;

import java.util.List;
import java.util.stream.Collectors;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import dev.retort.schema.Column;
import dev.retort.schema.Constraint;
import dev.retort.schema.Index;
import dev.retort.schema.Table;
import dev.retort.sql.DialectName;
import dev.retort.workbench.control.BusyRing;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Clipboards;
import dev.retort.workbench.control.CodeView;
import dev.retort.workbench.control.Columns;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Problem;
import dev.retort.workbench.control.ProblemPane;
import dev.retort.workbench.control.Tokenizer;
import dev.retort.workbench.shell.Session;
import dev.retort.workbench.tables.StructureModel.Structure;
import dev.retort.workbench.text.Messages;
import dev.retort.workbench.work.Work;

/** The Structure tab: columns, keys and constraints, indexes, and the statement that makes the table. */
final class StructureView extends StackPane {

    private static final double ROW = 28;
    private static final double CODE_LINE = 18.5;

    private final StructureModel model;
    private final Session session;
    private final Work work;
    private final ScrollPane scroll = new ScrollPane();

    /** One constraint as a row. */
    private record KeyRow(String kind, String name, String definition) {}

    StructureView(StructureModel model, Session session, Work work) {
        this.model = model;
        this.session = session;
        this.work = work;
        setId("table-structure-content");
        getStyleClass().add("structure");
        scroll.setFitToWidth(true);
        model.structureProperty().subscribe(_ -> show());
        model.busyProperty().subscribe(_ -> show());
        model.failureProperty().subscribe(_ -> show());
    }

    private void show() {
        Throwable failure = model.failureProperty().get();
        Structure structure = model.structureProperty().get();
        if (failure != null) {
            VBox box = new VBox(new ProblemPane(Problem.of(failure)));
            box.getStyleClass().add("structure-body");
            getChildren().setAll(box);
        } else if (structure == null) {
            getChildren().setAll(new BusyRing(24));
        } else {
            scroll.setContent(body(structure));
            scroll.setVvalue(0);
            getChildren().setAll(scroll);
        }
    }

    private Node body(Structure structure) {
        Table table = structure.table();
        VBox body = new VBox();
        body.getStyleClass().add("structure-body");
        if (!table.comment().isEmpty()) {
            body.getChildren().add(Labels.wrapped(table.comment(), "muted"));
        }
        body.getChildren().add(section("tables.structure.columns", table.columns().size(), columns(table)));
        List<KeyRow> keys = table.constraints().stream().map(StructureView::keyRow).toList();
        if (!keys.isEmpty()) {
            body.getChildren().add(section("tables.structure.keys", keys.size(), keys(keys)));
        }
        if (!table.indexes().isEmpty()) {
            body.getChildren().add(section("tables.structure.indexes", table.indexes().size(),
                    indexes(table.indexes())));
        }
        body.getChildren().add(statement(structure.ddl()));
        return body;
    }

    private static Node section(String titleKey, int count, Node content) {
        Label counter = Labels.counter();
        counter.setText(Integer.toString(count));
        HBox heading = Labels.sectionHeading(Labels.of(Messages.text(titleKey)), counter);
        VBox section = new VBox(heading, content);
        section.getStyleClass().add("structure-section");
        return section;
    }

    private static Node columns(Table table) {
        List<String> primary = table.constraints().stream().filter(Constraint.PrimaryKey.class::isInstance)
                .flatMap(key -> ((Constraint.PrimaryKey) key).columns().stream()).toList();
        List<String> foreign = table.constraints().stream().filter(Constraint.ForeignKey.class::isInstance)
                .flatMap(key -> ((Constraint.ForeignKey) key).columns().stream()).toList();
        TableView<Column> grid = new TableView<>();
        grid.getColumns().add(Columns.row(Messages.text("tables.structure.column"), 220,
                column -> new Columns.Cell(column.name(), primary.contains(column.name())
                        ? Icon.KEY.node(12, "warning")
                        : foreign.contains(column.name()) ? Icon.LINK.node(12) : null)));
        grid.getColumns().add(Columns.text(Messages.text("tables.structure.type"), 200, Column::type, "mono"));
        grid.getColumns().add(Columns.text(Messages.text("tables.structure.nullable"), 64,
                column -> Messages.text("tables.structure.nullable." + (column.nullable() ? "yes" : "no"))));
        grid.getColumns().add(Columns.text(Messages.text("tables.structure.default"), 240,
                StructureView::defaultOf, "mono"));
        if (table.columns().stream().anyMatch(column -> !column.comment().isEmpty())) {
            grid.getColumns().add(Columns.text(Messages.text("tables.structure.comment"), 300, Column::comment));
        }
        return filled(grid, table.columns());
    }

    private static String defaultOf(Column column) {
        return column.generated().isEmpty()
                ? column.defaultExpression()
                : Messages.text("tables.structure.generated", column.generated());
    }

    private static Node keys(List<KeyRow> rows) {
        TableView<KeyRow> grid = new TableView<>();
        grid.getColumns().add(Columns.text(Messages.text("tables.structure.kind"), 110, KeyRow::kind));
        grid.getColumns().add(Columns.text(Messages.text("tables.structure.name"), 260, KeyRow::name, "mono"));
        grid.getColumns()
                .add(Columns.text(Messages.text("tables.structure.definition"), 480, KeyRow::definition, "mono"));
        return filled(grid, rows);
    }

    private static KeyRow keyRow(Constraint constraint) {
        return switch (constraint) {
            case Constraint.PrimaryKey key -> row("primary", key, list(key.columns()));
            case Constraint.Unique key -> row("unique", key, list(key.columns()));
            case Constraint.ForeignKey key -> row("foreign", key, list(key.columns()) + " → " + key.targetTable() + " "
                    + list(key.targetColumns()) + (key.rule().isEmpty() ? "" : " " + key.rule()));
            case Constraint.Check check -> row("check", check, check.expression());
            case Constraint.Exclusion exclusion -> row("exclusion", exclusion, exclusion.definition());
        };
    }

    private static KeyRow row(String kind, Constraint constraint, String definition) {
        return new KeyRow(Messages.text("tables.structure.kind." + kind), constraint.name(), definition);
    }

    private static String list(List<String> names) {
        return names.stream().collect(Collectors.joining(", ", "(", ")"));
    }

    private static Node indexes(List<Index> rows) {
        TableView<Index> grid = new TableView<>();
        grid.getColumns().add(Columns.row(Messages.text("tables.structure.kind"), 110, index -> index.valid()
                ? new Columns.Cell(
                        Messages.text("tables.structure.index." + (index.unique() ? "unique" : "plain")), null)
                : new Columns.Cell(Messages.text("tables.structure.index.invalid"), Icon.WARNING.node(12, "warning"))));
        grid.getColumns().add(Columns.text(Messages.text("tables.structure.name"), 260, Index::name, "mono"));
        grid.getColumns()
                .add(Columns.text(Messages.text("tables.structure.definition"), 480, Index::definition, "mono"));
        return filled(grid, rows);
    }

    /** As high as its rows: what scrolls is the whole tab. */
    private static <R> Node filled(TableView<R> grid, List<R> rows) {
        grid.setFixedCellSize(ROW);
        grid.getItems().setAll(rows);
        double height = ROW * (rows.size() + 1) + 2;
        grid.setMinHeight(height);
        grid.setPrefHeight(height);
        grid.setMaxHeight(height);
        grid.getStyleClass().add("structure-grid");
        grid.getColumns().getLast().prefWidthProperty().bind(grid.widthProperty()
                .subtract(grid.getColumns().stream().limit(grid.getColumns().size() - 1L)
                        .mapToDouble(column -> column.getPrefWidth()).sum() + 2));
        return grid;
    }

    private Node statement(String ddl) {
        DialectName dialect = session.database().map(database -> database.url().dialect())
                .orElse(DialectName.POSTGRESQL);
        CodeView code = new CodeView(work, Tokenizer.sql(() -> dialect));
        code.area().setId("table-structure-ddl");
        code.show(ddl.strip());
        double height = ddl.strip().lines().count() * CODE_LINE + 12;
        code.setMinHeight(Math.min(height, 600));
        code.setPrefHeight(Math.min(height, 600));
        Button copy = Buttons.icon(Icon.COPY, Messages.text("tables.structure.ddl.copy"));
        copy.setOnAction(_ -> Clipboards.copy(ddl));
        HBox heading = Labels.sectionHeading(Labels.of(Messages.text("tables.structure.ddl")), Labels.spacer(), copy);
        VBox.setVgrow(code, Priority.NEVER);
        VBox section = new VBox(heading, code);
        section.getStyleClass().add("structure-section");
        return section;
    }
}
