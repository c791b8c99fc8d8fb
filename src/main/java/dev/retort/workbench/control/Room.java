package dev.retort.workbench.control;

import java.util.List;
import java.util.function.Consumer;

import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.Region;

/** What gives way where a window is narrow. */
public final class Room {

    private Room() {}

    /** Shows nodes only while a region is at least so wide, in pixels; it may then be as narrow as it must. */
    public static void showFrom(Region region, double width, Node... nodes) {
        region.setMinWidth(0);
        from(region, width, wide -> List.of(nodes).forEach(node -> {
            node.setVisible(wide);
            node.setManaged(wide);
        }));
    }

    /** Shows columns only while their table is at least so wide. */
    public static void showFrom(Region table, double width, TableColumn<?, ?>... columns) {
        from(table, width, wide -> List.of(columns).forEach(column -> column.setVisible(wide)));
    }

    /** Says whether a region is at least so wide, now and whenever that changes; one that is not laid out yet is. */
    public static void from(Region region, double width, Consumer<Boolean> wide) {
        region.widthProperty().map(now -> now.doubleValue() == 0 || now.doubleValue() >= width).subscribe(wide);
    }
}
