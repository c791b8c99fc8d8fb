package dev.retort.workbench.changes;

import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckBoxTreeItem;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;

import dev.retort.diff.Difference;
import dev.retort.diff.DifferenceKind;
import dev.retort.diff.Loss;
import dev.retort.diff.Preselection;
import dev.retort.schema.DataCount;
import dev.retort.schema.ObjectKind;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.control.Tag;
import dev.retort.workbench.text.Messages;

/** A row of the tree: check box, what is done, the thing, what is to be known of it. */
final class DifferenceCell extends TreeCell<DifferenceRow> {

    private static final double VERB_WIDTH = 68;
    private static final double NOUN_WIDTH = 92;

    private final ChangesViewModel model;
    private final CheckBox box = new CheckBox();
    private final HBox content = new HBox(8);
    private @Nullable BooleanProperty boundSelected;
    private @Nullable BooleanProperty boundMixed;

    DifferenceCell(ChangesViewModel model) {
        this.model = model;
        content.getStyleClass().add("tree-row");
        box.setFocusTraversable(false);
        setText(null);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable DifferenceRow row, boolean empty) {
        super.updateItem(row, empty);
        unbind();
        setText(null);
        setTooltip(null);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        content.getChildren().setAll(box);
        switch (row) {
            case DifferenceRow.OfObject object -> draw(object);
            case DifferenceRow.OfDifference one -> draw(one.difference());
        }
        setAccessibleText(row.words());
        box.setAccessibleText(row.words());
        setGraphic(content);
        bind();
    }

    private void bind() {
        if (getTreeItem() instanceof CheckBoxTreeItem<DifferenceRow> item) {
            boundSelected = item.selectedProperty();
            boundMixed = item.indeterminateProperty();
            box.selectedProperty().bindBidirectional(boundSelected);
            box.indeterminateProperty().bindBidirectional(boundMixed);
        }
    }

    private void unbind() {
        if (boundSelected != null && boundMixed != null) {
            box.selectedProperty().unbindBidirectional(boundSelected);
            box.indeterminateProperty().unbindBidirectional(boundMixed);
        }
    }

    private void draw(DifferenceRow.OfObject object) {
        Icon icon = object.object().kind() == ObjectKind.VIEW ? Icon.VIEW : Icon.TABLE;
        boolean table = object.object().kind() == ObjectKind.TABLE || object.object().kind() == ObjectKind.VIEW;
        Label name = Labels.shrinking(object.object().shortText(), 60, "strong");
        content.getChildren().addAll(table ? icon.node(14) : Icon.CODE.node(14), name);
        if (object.isLeftAlone()) {
            name.getStyleClass().add("muted");
        }
        String right = "";
        if (object.isWhole()) {
            Difference one = object.differences().getFirst();
            content.getChildren().add(tag(one));
            addTags(one);
            right = one.wording().detail();
        } else {
            right = Integer.toString(object.differences().size());
        }
        content.getChildren().addAll(Labels.spacer(), Labels.shrinking(right, 40, "secondary"));
    }

    private static Tag tag(Difference one) {
        String noun = one.wording().noun();
        return switch (one.kind()) {
            case ADD -> new Tag(Icon.ADD, Messages.text("changes.new", noun), Tag.Look.SUCCESS);
            case DROP -> one.preselection() == Preselection.NOT_IN_TARGET
                    ? new Tag(null, Messages.text("changes.not-in-target"), Tag.Look.DASHED)
                    : new Tag(Icon.DELETE, Messages.text("changes.drop", noun), Tag.Look.DANGER);
            case RENAME -> new Tag(Icon.REPEAT, Messages.text("changes.renamed"), Tag.Look.ACCENT);
            case ALTER -> new Tag(Icon.EDIT, Messages.text("changes.altered"), Tag.Look.WARNING);
        };
    }

    private void draw(Difference one) {
        Label verb = Labels.of(one.kind().word(), tone(one.kind()));
        verb.setGraphic(icon(one.kind()).node(12, tone(one.kind())));
        fixed(verb, VERB_WIDTH);
        Label noun = Labels.of(one.wording().noun(), "secondary");
        fixed(noun, NOUN_WIDTH);
        Label name = Labels.shrinking(one.wording().name(), 60, "mono");
        Label detail = Labels.shrinking(one.wording().detail(), 0, "mono", "muted");
        content.getChildren().addAll(verb, noun);
        if (!one.wording().name().isEmpty()) {
            content.getChildren().add(name);
        }
        content.getChildren().addAll(detail, Labels.spacer());
        model.comparison().questionOf(one).ifPresent(_ -> content.getChildren()
                .add(new Tag(Icon.REPEAT, Messages.text("changes.a-rename"), Tag.Look.ACCENT)));
        addTags(one);
    }

    private void addTags(Difference one) {
        if (one.loss() != Loss.NONE) {
            DataCount count = model.counts().of(one.object());
            boolean nothing = CountWords.losesNothing(one, count);
            content.getChildren().add(new Tag(nothing ? null : Icon.WARNING, CountWords.lost(one, count),
                    nothing ? Tag.Look.PLAIN : Tag.Look.DANGER));
        }
        if (!one.warnings().isEmpty()) {
            content.getChildren().add(Icon.WARNING.node(14, "warning"));
            setTooltip(new Tooltip(String.join("\n", one.warnings())));
        }
    }

    private static void fixed(Label label, double width) {
        label.setMinWidth(width);
        label.setPrefWidth(width);
        label.setMaxWidth(width);
    }

    private static Icon icon(DifferenceKind kind) {
        return switch (kind) {
            case ADD -> Icon.ADD;
            case DROP -> Icon.REMOVE;
            case ALTER -> Icon.EDIT;
            case RENAME -> Icon.REPEAT;
        };
    }

    private static String tone(DifferenceKind kind) {
        return switch (kind) {
            case ADD -> "success";
            case DROP -> "danger";
            case ALTER -> "warning";
            case RENAME -> "accent";
        };
    }

    /** Lets the row reach the right edge, so that tags and counts stand below each other. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (getGraphic() == content) {
            double x = content.getLayoutX();
            content.resize(Math.max(0, getWidth() - x - snappedRightInset() - 8), content.getHeight());
        }
    }
}
