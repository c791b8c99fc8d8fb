package dev.retort.workbench.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;

import org.jspecify.annotations.Nullable;

import dev.retort.browse.TableName;
import dev.retort.schema.TableSummary;

/** Schemas with their tables and views. What was open stays open while the list is read again or searched. */
final class TableTree extends TreeView<TreeEntry> {

    private static final int MANY = 3;

    private final TablesViewModel model;
    private final TreeItem<TreeEntry> root = new TreeItem<>();
    private final Map<String, Boolean> expanded = new HashMap<>();
    private boolean rebuilding;

    TableTree(TablesViewModel model) {
        this.model = model;
        setId("tables-tree");
        setShowRoot(false);
        setRoot(root);
        root.setExpanded(true);
        setFixedCellSize(28);
        setCellFactory(_ -> new TableTreeCell(model));
        model.tables().addListener((ListChangeListener<TableSummary>) _ -> rebuild());
        model.touches().addListener((MapChangeListener<TableName, Touch>) _ -> refresh());
        model.searchProperty().subscribe(_ -> rebuild());
        model.selectedProperty().subscribe(this::mark);
        model.data().shownProperty().subscribe(_ -> refresh());
        getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (!rebuilding && item != null && item.getValue() instanceof TreeEntry.OfTable table
                    && !table.summary().equals(model.selectedProperty().get())) {
                model.select(table.summary());
            }
        });
    }

    /** Takes the focus; where no table that is listed is selected, the first one is. */
    void focusTables() {
        requestFocus();
        if (getSelectionModel().isEmpty()) {
            root.getChildren().stream().flatMap(schema -> schema.getChildren().stream()).findFirst()
                    .ifPresent(getSelectionModel()::select);
        }
    }

    private void rebuild() {
        rebuilding = true;
        try {
            List<TableSummary> found = model.found();
            boolean searching = !model.searchProperty().get().isBlank();
            Map<String, List<TableSummary>> schemas = new LinkedHashMap<>();
            found.forEach(table -> schemas.computeIfAbsent(table.schema(), _ -> new ArrayList<>()).add(table));
            List<TreeItem<TreeEntry>> items = new ArrayList<>();
            schemas.forEach((name, tables) -> items.add(schema(name, tables, searching, schemas.size())));
            root.getChildren().setAll(items);
            mark(model.selectedProperty().get());
        } finally {
            rebuilding = false;
        }
    }

    private TreeItem<TreeEntry> schema(String name, List<TableSummary> tables, boolean searching, int schemas) {
        List<TreeItem<TreeEntry>> children = new ArrayList<>();
        List<TreeItem<TreeEntry>> views = new ArrayList<>();
        for (TableSummary table : tables) {
            TreeEntry.OfTable entry = new TreeEntry.OfTable(table);
            (entry.isView() ? views : children).add(new TreeItem<>(entry));
        }
        TreeItem<TreeEntry> schema = new TreeItem<>(new TreeEntry.OfSchema(name, children.size(), views.size()));
        children.addAll(views);
        schema.getChildren().setAll(children);
        boolean usual = schemas < MANY || name.equals("public");
        schema.setExpanded(searching || expanded.getOrDefault(name, usual));
        schema.expandedProperty().addListener((_, _, now) -> {
            if (!searching) {
                expanded.put(name, now);
            }
        });
        return schema;
    }

    private void mark(@Nullable TableSummary selected) {
        for (TreeItem<TreeEntry> schema : root.getChildren()) {
            for (TreeItem<TreeEntry> item : schema.getChildren()) {
                if (item.getValue() instanceof TreeEntry.OfTable table && table.summary().equals(selected)) {
                    schema.setExpanded(true);
                    getSelectionModel().select(item);
                    return;
                }
            }
        }
        getSelectionModel().clearSelection();
    }
}
