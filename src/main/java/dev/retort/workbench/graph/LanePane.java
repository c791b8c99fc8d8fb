package dev.retort.workbench.graph;

import java.util.List;

import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;

import dev.retort.revision.LaneEdge;
import dev.retort.revision.LaneLayout;
import dev.retort.revision.LaneRow;
import dev.retort.workbench.graph.GraphRow.Place;

/** The lanes of one row: every line that starts, passes or ends in it, and its node. */
final class LanePane extends Pane {

    static final double ROW = 28;
    private static final double FIRST = 20;
    private static final double APART = 22;
    private static final double CONTROL = 18;
    private static final double CORNER = 6;
    private static final double TRACK = 4;
    private static final int COLOURS = 6;

    LanePane() {
        getStyleClass().add("lanes");
        setMinSize(0, ROW);
        setPrefHeight(ROW);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
    }

    /** How wide the column is for a number of lanes. */
    static double widthOf(int lanes) {
        return Math.max(64, FIRST + APART * Math.clamp(lanes, 1, 12));
    }

    /**
     * Draws a row.
     *
     * @param rows how the revisions of the layout's rows stand, for the lines above the current one
     */
    void show(GraphRow row, RowPlaces rows) {
        getChildren().clear();
        LaneRow lanes = row.lanes();
        if (lanes == null) {
            getChildren().add(styled(new Circle(FIRST, ROW / 2, 4.5), "node", "missing"));
            return;
        }
        LaneLayout layout = row.layout();
        for (LaneEdge edge : lanes.edges()) {
            boolean pending = layout != null && rows.isPending(edge.childRow());
            if (edge.kind() == LaneEdge.Kind.DEPENDENCY) {
                getChildren().add(dependency(edge, lanes.index()));
            } else {
                lineage(edge, lanes.index(), pending);
            }
        }
        node(row.place(), lanes);
    }

    /** Whether the revision of a row is not applied. */
    @FunctionalInterface
    interface RowPlaces {
        boolean isPending(int laneIndex);
    }

    private static double x(int lane) {
        return FIRST + APART * lane;
    }

    private void lineage(LaneEdge edge, int row, boolean pending) {
        double middle = ROW / 2;
        if (edge.comesFromAbove(row)) {
            add(between(x(edge.laneAt(row - 1)), middle - ROW, x(edge.laneAt(row))), edge, pending);
        }
        if (edge.goesOnBelow(row)) {
            add(between(x(edge.laneAt(row)), middle, x(edge.laneAt(row + 1))), edge, pending);
        }
    }

    private void add(Shape line, LaneEdge edge, boolean pending) {
        styled(line, "lane-line", "lane-" + edge.colour() % COLOURS);
        if (pending) {
            line.getStyleClass().add("pending");
        }
        getChildren().add(line);
    }

    /** From the middle of one row to that of the next; what lies outside the row is clipped. */
    private static Shape between(double from, double top, double to) {
        double bottom = top + ROW;
        if (from == to) {
            return new Line(from, top, to, bottom);
        }
        return new CubicCurve(from, top, from, top + CONTROL, to, bottom - CONTROL, to, bottom);
    }

    private static Shape dependency(LaneEdge edge, int row) {
        double gap = x(edge.lane()) + APART / 2 + TRACK * edge.track();
        double middle = ROW / 2;
        Path path = new Path();
        if (row == edge.childRow()) {
            double start = x(edge.childLane());
            double bend = start < gap ? -CORNER : CORNER;
            path.getElements().addAll(List.of(new MoveTo(start, middle), new LineTo(gap + bend, middle),
                    new QuadCurveTo(gap, middle, gap, middle + CORNER), new LineTo(gap, ROW)));
        } else if (row == edge.parentRow()) {
            double end = x(edge.parentLane());
            double bend = end < gap ? -CORNER : CORNER;
            path.getElements().addAll(List.of(new MoveTo(gap, 0), new LineTo(gap, middle - CORNER),
                    new QuadCurveTo(gap, middle, gap + bend, middle), new LineTo(end, middle)));
        } else {
            path.getElements().addAll(List.of(new MoveTo(gap, 0), new LineTo(gap, ROW)));
        }
        return styled(path, "dependency-line");
    }

    private void node(Place place, LaneRow lanes) {
        double x = x(lanes.lane());
        double y = ROW / 2;
        String colour = "lane-" + lanes.colour() % COLOURS;
        switch (place) {
            case PENDING -> getChildren().add(styled(new Circle(x, y, 4.5), "node", "hollow", colour));
            case CURRENT -> getChildren().addAll(styled(new Circle(x, y, 8), "node", "ring", colour),
                    styled(new Circle(x, y, 4.5), "node", "core", colour));
            case APPLIED -> getChildren().add(styled(new Circle(x, y, 5), "node", "filled", colour));
            case UNKNOWN -> getChildren().add(styled(new Circle(x, y, 4), "node", "plain", colour));
            case MISSING -> getChildren().add(styled(new Circle(x, y, 4.5), "node", "missing"));
        }
    }

    private static <S extends Shape> S styled(S shape, String... classes) {
        shape.getStyleClass().addAll(classes);
        return shape;
    }
}
