package dev.retort.workbench;

import java.util.ArrayList;
import java.util.List;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;

/** Finds what a person who cannot see the screen could not tell: buttons without words, fields without a name. */
final class Unnamed {

    private Unnamed() {}

    static List<String> in(Parent root) {
        List<String> found = new ArrayList<>();
        look(root, found);
        return found;
    }

    private static void look(Node node, List<String> found) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof ButtonBase button && isEmpty(button.getText()) && isEmpty(button.getAccessibleText())
                && !isPartOfAnother(button)) {
            found.add("button " + button.getId() + " " + button.getStyleClass());
        }
        if (node instanceof TextInputControl field && isEmpty(field.getAccessibleText())
                && field.queryAccessibleAttribute(javafx.scene.AccessibleAttribute.LABELED_BY) == null) {
            found.add("field " + field.getId());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> look(child, found));
        }
    }

    /** Arrows and the like, which belong to a control that has a name. */
    private static boolean isPartOfAnother(ButtonBase button) {
        return button.getStyleClass().stream().anyMatch(name -> name.contains("arrow") || name.contains("increment"));
    }

    private static boolean isEmpty(String text) {
        return text == null || text.isBlank();
    }
}
