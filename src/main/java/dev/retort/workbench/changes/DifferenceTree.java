package dev.retort.workbench.changes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import javafx.scene.control.CheckBoxTreeItem;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import dev.retort.diff.Difference;
import dev.retort.engine.SchemaComparison;
import dev.retort.schema.ObjectName;

/** What differs, by the thing it stands in, each with a check box. What was open stays open. */
final class DifferenceTree extends TreeView<DifferenceRow> {

    private final ChangesViewModel model;
    private final CheckBoxTreeItem<DifferenceRow> root = new CheckBoxTreeItem<>();
    private final Map<ObjectName, Boolean> expanded = new HashMap<>();
    private final Map<CheckBoxTreeItem<DifferenceRow>, Difference> boxes = new LinkedHashMap<>();
    private String filter = "";
    private boolean building;

    DifferenceTree(ChangesViewModel model) {
        this.model = model;
        setId("changes-tree");
        setShowRoot(false);
        setRoot(root);
        setFixedCellSize(28);
        root.setExpanded(true);
        setCellFactory(_ -> new DifferenceCell(model));
        model.comparison().comparisonProperty().subscribe(_ -> build());
        model.counts().countsProperty().subscribe(_ -> refresh());
        getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (!building) {
                model.focus().look(item == null || item.getValue() == null ? List.of() : item.getValue().all());
            }
        });
        model.focus().differencesProperty().subscribe(this::follow);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            TreeItem<DifferenceRow> item = getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.SPACE && item instanceof CheckBoxTreeItem<DifferenceRow> box) {
                box.setSelected(!box.isSelected());
                event.consume();
            }
        });
    }

    /** Selects what is looked at, where that was not said here. */
    private void follow(List<Difference> now) {
        TreeItem<DifferenceRow> item = getSelectionModel().getSelectedItem();
        if (now.size() != 1 || item != null && item.getValue().all().equals(now)) {
            return;
        }
        boxes.entrySet().stream().filter(box -> box.getValue().equals(now.getFirst())).findFirst().ifPresent(box -> {
            getSelectionModel().select(box.getKey());
            scrollTo(getRow(box.getKey()));
        });
    }

    /** Shows only what has these words in it. */
    void filter(String words) {
        filter = words.strip().toLowerCase(Locale.ROOT);
        build();
    }

    /** Chooses all, or nothing, of what is shown. */
    void chooseAll(boolean chosen) {
        root.getChildren().forEach(item -> ((CheckBoxTreeItem<DifferenceRow>) item).setSelected(chosen));
    }

    private void build() {
        SchemaComparison comparison = model.comparison().comparisonProperty().get();
        building = true;
        List<Difference> looked = model.focus().differencesProperty().get();
        getSelectionModel().clearSelection();
        boxes.clear();
        try {
            if (comparison == null) {
                root.getChildren().clear();
                model.focus().look(List.of());
                return;
            }
            Map<ObjectName, List<Difference>> objects = comparison.differences().stream()
                    .filter(this::isShown)
                    .collect(Collectors.groupingBy(Difference::under, LinkedHashMap::new, Collectors.toList()));
            List<TreeItem<DifferenceRow>> items = new ArrayList<>();
            objects.forEach((object, differences) -> items.add(item(new DifferenceRow.OfObject(object, differences))));
            root.getChildren().setAll(items);
            // Only where it hangs in the tree does a box tell its parent.
            boxes.forEach((box, difference) -> box.setSelected(model.choice().has(difference)));
        } finally {
            building = false;
        }
        model.focus().look(List.of());
        selectAgain(root, looked);
    }

    /** What was selected before, where it is still there: by another place, and perhaps by another row. */
    private boolean selectAgain(TreeItem<DifferenceRow> under, List<Difference> looked) {
        for (TreeItem<DifferenceRow> item : under.getChildren()) {
            if (item.getValue().all().equals(looked)) {
                getSelectionModel().select(item);
                return true;
            }
            if (selectAgain(item, looked)) {
                return true;
            }
        }
        return false;
    }

    private boolean isShown(Difference difference) {
        return filter.isEmpty() || difference.under().shortText().toLowerCase(Locale.ROOT).contains(filter)
                || difference.wording().sentence().toLowerCase(Locale.ROOT).contains(filter);
    }

    private TreeItem<DifferenceRow> item(DifferenceRow.OfObject row) {
        if (row.isWhole()) {
            return leaf(row, row.differences().getFirst());
        }
        CheckBoxTreeItem<DifferenceRow> item = new CheckBoxTreeItem<>(row);
        row.differences().forEach(one -> item.getChildren().add(leaf(new DifferenceRow.OfDifference(one), one)));
        item.setExpanded(expanded.getOrDefault(row.object(), !row.isLeftAlone()));
        item.expandedProperty().addListener((_, _, now) -> expanded.put(row.object(), now));
        return item;
    }

    private CheckBoxTreeItem<DifferenceRow> leaf(DifferenceRow row, Difference difference) {
        CheckBoxTreeItem<DifferenceRow> item = new CheckBoxTreeItem<>(row);
        boxes.put(item, difference);
        item.selectedProperty().addListener((_, _, now) -> {
            if (!building) {
                model.choice().choose(difference, now);
            }
        });
        return item;
    }
}
