package dev.retort.workbench.control;

import java.util.List;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/**
 * A row that leaves out at its end, each as a whole, what it has no room for. The first always stays, at least in its
 * least width, and has what the others leave.
 */
public final class FittingRow extends HBox {

    public FittingRow(double spacing, Node... nodes) {
        super(spacing, nodes);
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
    }

    @Override
    protected void layoutChildren() {
        List<Node> nodes = getManagedChildren();
        if (nodes.isEmpty()) {
            return;
        }
        double left = snappedLeftInset();
        double room = getWidth() - left - snappedRightInset();
        Node first = nodes.getFirst();
        double others = 0;
        boolean fits = true;
        for (Node node : nodes.subList(1, nodes.size())) {
            double width = snapSizeX(node.prefWidth(-1)) + getSpacing();
            fits = fits && first.minWidth(-1) + others + width <= room;
            node.setVisible(fits);
            others += fits ? width : 0;
        }
        double x = left;
        for (Node node : nodes) {
            double width = node == first
                    ? Math.min(snapSizeX(node.prefWidth(-1)), Math.max(node.minWidth(-1), room - others))
                    : snapSizeX(node.prefWidth(-1));
            double height = Math.min(node.prefHeight(width), getHeight());
            node.resize(width, height);
            node.relocate(x, snapPositionY((getHeight() - height) / 2));
            x += width + getSpacing();
        }
    }
}
