package dev.retort.workbench;

import java.util.ArrayList;
import java.util.List;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.text.Text;

/** Finds words that a person cannot read to their end in a scene as it is laid out. */
final class CutWords {

    private CutWords() {}

    /**
     * The texts that are shortened, each with where it stands. Where that is how it is meant, the node says the whole
     * text in a tooltip or wears the style class {@code may-shorten}.
     */
    static List<String> in(Parent root) {
        List<String> cut = new ArrayList<>();
        look(root, root, cut);
        return cut;
    }

    private static void look(Node node, Parent root, List<String> cut) {
        if (!node.isVisible() || node.getStyleClass().contains("may-shorten")) {
            return;
        }
        if (node instanceof Labeled labeled && labeled.getTooltip() == null && isShortened(labeled)) {
            cut.add(where(node, root) + labeled.getText());
        }
        if (node instanceof TextField field && field.getText().isEmpty() && field.getPromptText() != null) {
            Text prompt = new Text(field.getPromptText());
            prompt.setFont(field.getFont());
            double room = field.getWidth() - field.getInsets().getLeft() - field.getInsets().getRight();
            if (prompt.getLayoutBounds().getWidth() > room + 1) {
                cut.add(where(node, root) + field.getPromptText());
            }
        }
        if (node instanceof Parent parent) {
            inFront(parent).forEach(child -> look(child, root, cut));
        }
    }

    /** What a person looks at: the palette or a pane, where one is open, and not what lies beneath. */
    private static List<Node> inFront(Parent parent) {
        List<Node> children = parent.getChildrenUnmodifiable();
        Node last = children.isEmpty() ? parent : children.getLast();
        boolean palette = last.getStyleClass().contains("palette-layer") && last.isVisible();
        boolean pane = parent.getStyleClass().contains("pane-host") && children.size() > 2;
        return palette || pane ? List.of(last) : children;
    }

    private static boolean isShortened(Labeled labeled) {
        // The underscore before a mnemonic is not shown; many words end in the very sign of what is cut.
        String text = labeled.isMnemonicParsing() && labeled.getText() != null
                ? labeled.getText().replaceFirst("_", "")
                : labeled.getText();
        return text != null && !text.isEmpty() && labeled.getChildrenUnmodifiable().stream()
                .filter(Text.class::isInstance).map(child -> ((Text) child).getText())
                .anyMatch(shown -> shown.length() < text.length() && shown.endsWith(labeled.getEllipsisString()));
    }

    private static String where(Node node, Parent root) {
        StringBuilder path = new StringBuilder();
        for (Node at = node; at != null && at != root; at = at.getParent()) {
            if (at.getId() != null) {
                path.insert(0, "#" + at.getId() + " ");
            }
        }
        Bounds place = node.localToScene(node.getLayoutBounds());
        return path + "at " + Math.round(place.getMinX()) + "," + Math.round(place.getMinY()) + ": ";
    }
}
