package dev.retort.workbench.tables;

import java.util.Locale;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.text.Figures;
import dev.retort.workbench.text.Messages;

/** A schema or a table: what it is, its name, what the last run did to it, how many rows it has. */
final class TableTreeCell extends TreeCell<TreeEntry> {

    private final TablesViewModel model;
    private final Label name = Labels.of("");
    private final Label touch = Labels.of("", "touch-mark");
    private final Label count = Labels.of("", "secondary");
    private final HBox content;

    TableTreeCell(TablesViewModel model) {
        this.model = model;
        name.setMinWidth(24);
        touch.setMinWidth(Region.USE_PREF_SIZE);
        count.setMinWidth(Region.USE_PREF_SIZE);
        content = new HBox(6, name, touch, Labels.spacer(), count);
        content.getStyleClass().add("tree-row");
        setText(null);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable TreeEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        setText(null);
        setGraphic(empty || entry == null ? null : content);
        setTooltip(null);
        setAccessibleText(null);
        if (!empty && entry != null) {
            switch (entry) {
                case TreeEntry.OfSchema schema -> draw(schema);
                case TreeEntry.OfTable table -> draw(table);
            }
        }
    }

    private void draw(TreeEntry.OfSchema schema) {
        String tables = Messages.text("tables.schema.tables", schema.tables());
        String views = schema.views() == 0 ? "" : ", " + Messages.text("tables.schema.views", schema.views());
        name.setGraphic(null);
        name.setText(schema.name());
        touch.setText("");
        count.setText(tables + views);
    }

    private void draw(TreeEntry.OfTable table) {
        Node icon = (table.isView() ? Icon.VIEW : Icon.TABLE).node(14);
        name.setGraphic(icon);
        name.setText(table.summary().name());
        Touch touched = model.touches().get(table.name());
        String mark = touched == null
                ? ""
                : Messages.text("tables.touched." + touched.kind().name().toLowerCase(Locale.ROOT));
        touch.setText(mark.isEmpty() ? "" : "● " + mark);
        var rows = model.rowCount(table.summary());
        count.setText(rows.getValue() < 0 ? "" : Figures.shortCount(rows.getValue()));
        setAccessibleText(table.summary().name() + ", "
                + Messages.text(table.isView() ? "tables.view" : "tables.table") + " " + mark);
        if (!table.summary().comment().isEmpty()) {
            setTooltip(new Tooltip(table.summary().comment()));
        }
    }

    /** Lets the row reach the right edge, so that the counts stand below each other. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (getGraphic() == content) {
            double x = content.getLayoutX();
            content.resize(Math.max(0, getWidth() - x - snappedRightInset() - 8), content.getHeight());
        }
    }
}
