package dev.retort.workbench.apply;

import java.time.Duration;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import dev.retort.workbench.apply.StatementRow.Progress;
import dev.retort.workbench.control.BusyRing;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.text.Figures;
import dev.retort.workbench.text.Messages;

/** A line a statement: how far it is, its first line, rows and time; a heading above each step's. */
final class StatementTable extends ListView<StatementRow> {

    private static final double NUMBER = 24;
    private static final double STATE = 88;
    private static final double FIGURE = 54;
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");
    private static final PseudoClass SCROLLED = PseudoClass.getPseudoClass("scrolled");
    private static final PseudoClass DIM = PseudoClass.getPseudoClass("dim");

    StatementTable(RunModel run) {
        super(run.statements());
        setId("run-statements");
        getStyleClass().add("statement-table");
        setFixedCellSize(28);
        setCellFactory(_ -> new RowCell());
        skinProperty().subscribe(skin -> {
            if (skin != null) {
                followScrollBar();
            }
        });
        run.currentProperty().subscribe(row -> {
            if (row != null) {
                reveal(row);
            }
        });
    }

    /** The figures stand below their names with and without a scroll bar beside them. */
    private void followScrollBar() {
        for (Node node : lookupAll(".scroll-bar")) {
            if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) {
                bar.visibleProperty().subscribe(shown -> pseudoClassStateChanged(SCROLLED, shown));
            }
        }
    }

    private void reveal(StatementRow row) {
        int index = getItems().indexOf(row);
        scrollTo(Math.max(0, index - 6));
    }

    /** The names of the columns. */
    static HBox header() {
        HBox header = new HBox(8, cell("apply.column.number", NUMBER, Pos.CENTER_RIGHT),
                cell("apply.column.state", STATE, Pos.CENTER_LEFT),
                cell("apply.column.statement", 0, Pos.CENTER_LEFT), Labels.spacer(),
                cell("apply.column.rows", FIGURE, Pos.CENTER_RIGHT),
                cell("apply.column.time", FIGURE, Pos.CENTER_RIGHT));
        header.getStyleClass().add("statement-header");
        return header;
    }

    private static Label cell(String key, double width, Pos alignment) {
        Label label = Labels.of(Messages.text(key), "secondary");
        label.setMinWidth(width > 0 ? width : USE_PREF_SIZE);
        label.setAlignment(alignment);
        return label;
    }

    private static final class RowCell extends ListCell<StatementRow> {

        private final Label number = fixed(NUMBER, Pos.CENTER_RIGHT, "hint");
        private final Label state = fixed(STATE, Pos.CENTER_LEFT, "state");
        private final Label sql = Labels.of("", "mono");
        private final Label rows = fixed(FIGURE, Pos.CENTER_RIGHT, "figure");
        private final Label time = fixed(FIGURE, Pos.CENTER_RIGHT, "figure");
        private final ReadOnlyObjectWrapper<Node> line = new ReadOnlyObjectWrapper<>();
        private final Label step = Labels.of("", "strong");
        private final Label revision = Labels.of("", "mono", "muted");
        private final HBox heading = new HBox(8, step, revision);
        private Subscription watching = Subscription.EMPTY;

        RowCell() {
            sql.setMinWidth(0);
            Labels.tellWhole(sql);
            sql.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(sql, Priority.ALWAYS);
            HBox all = new HBox(8, number, state, sql, rows, time);
            all.setAlignment(Pos.CENTER_LEFT);
            heading.setAlignment(Pos.CENTER_LEFT);
            line.set(all);
            setPrefWidth(0);
        }

        private static Label fixed(double width, Pos alignment, String styleClass) {
            Label label = Labels.of("", styleClass, "small-text");
            label.setMinWidth(width);
            label.setMaxWidth(width);
            label.setAlignment(alignment);
            return label;
        }

        @Override
        protected void updateItem(@Nullable StatementRow row, boolean empty) {
            super.updateItem(row, empty);
            watching.unsubscribe();
            watching = Subscription.EMPTY;
            boolean isHeading = row != null && !empty && row.statement() == null;
            pseudoClassStateChanged(HEADING, isHeading);
            pseudoClassStateChanged(RUNNING, false);
            pseudoClassStateChanged(DIM, false);
            if (empty || row == null) {
                setGraphic(null);
            } else if (row.statement() == null) {
                step.setText(Messages.text("apply.step", row.step() + 1));
                revision.setText(row.planned().runsOutside()
                        ? row.planned().revision() + " · " + Messages.text("apply.by-alembic")
                        : row.planned().revision());
                setGraphic(heading);
            } else {
                number.setText(Integer.toString(getIndex() - row.step()));
                sql.setText(firstLine(row.statement().sql()));
                watching = row.progressProperty().subscribe(this::show);
                setGraphic(line.get());
            }
        }

        private static String firstLine(String text) {
            return text.strip().replaceAll("\\s+", " ");
        }

        private void show(Progress now) {
            RowState at = now.state();
            state.setText(Messages.text(at.key()));
            state.getStyleClass().setAll("label", "small-text", look(at));
            state.setGraphic(sign(at));
            rows.setText(now.rows() >= 0 ? Figures.count(now.rows()) : at == RowState.DONE ? "–" : "");
            Duration took = now.took();
            time.setText(took == null ? "" : Figures.duration(took));
            pseudoClassStateChanged(RUNNING, at == RowState.RUNNING);
            pseudoClassStateChanged(DIM, at == RowState.WAITING || at == RowState.NOT_RUN
                    || at == RowState.ROLLED_BACK);
        }

        private static String look(RowState state) {
            return switch (state) {
                case DONE, SKIPPED -> "success";
                case RUNNING -> "accent";
                case FAILED -> "danger";
                case CANCELLED -> "warning";
                case PLANNED, WAITING, NOT_RUN, ROLLED_BACK -> "hint";
            };
        }

        private static Node sign(RowState state) {
            return switch (state) {
                case DONE, SKIPPED -> Icon.CHECK.node(13, "success");
                case RUNNING -> new BusyRing(13);
                case FAILED -> Icon.ERROR.node(13, "danger");
                case CANCELLED -> Icon.STOP.node(13, "warning");
                case ROLLED_BACK -> Icon.UNDO.node(12, "hint");
                case PLANNED, WAITING, NOT_RUN -> Icon.PENDING.node(10, "hint");
            };
        }
    }
}
