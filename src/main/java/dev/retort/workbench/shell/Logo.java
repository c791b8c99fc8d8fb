package dev.retort.workbench.shell;

import javafx.scene.Group;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/** The retort: a vessel with a long neck bent downwards, half full, one drop falling. */
final class Logo extends StackPane {

    private static final double DRAWN = 96;

    Logo(double size) {
        getStyleClass().add("logo");
        SVGPath liquid = path("liquid",
                "M12 58 C22 54 32 61 43 57 C51 54 56 56 61 57 C61 73 51 84 37 84 C22 84 11 73 12 58 Z");
        SVGPath vessel = path("vessel", "M29 20 C14 28 9 43 9 55 C9 73 21 86 37 86 C53 86 64 74 64 58 "
                + "C64 46 58 38 50 33 C57 26 66 30 71 42 L84 73 L92 69 L78 36 C69 14 49 5 29 20 Z");
        SVGPath drop = path("drop", "M89 80 C92 85 94 87 94 90 A5 5 0 0 1 84 90 C84 87 86 85 89 80 Z");
        Circle first = bubble(28, 70, 3.5);
        Circle second = bubble(42, 66, 2.5);
        Circle third = bubble(38, 76, 2);
        Group drawing = new Group(liquid, first, second, third, vessel, drop);
        drawing.getTransforms().add(new Scale(size / DRAWN, size / DRAWN));
        getChildren().add(new Group(drawing));
        setMinSize(size, size);
        setMaxSize(size, size);
    }

    private static SVGPath path(String styleClass, String content) {
        SVGPath path = new SVGPath();
        path.setContent(content);
        path.getStyleClass().add(styleClass);
        return path;
    }

    private static Circle bubble(double x, double y, double radius) {
        Circle bubble = new Circle(x, y, radius);
        bubble.getStyleClass().add("bubble");
        return bubble;
    }
}
