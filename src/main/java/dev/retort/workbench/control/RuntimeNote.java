package dev.retort.workbench.control;

import java.util.function.Consumer;

import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import dev.retort.plan.RuntimeReason;
import dev.retort.problem.SourcePosition;
import dev.retort.workbench.text.Messages;

/** Says below a step's statements why there are more that nobody can know before it runs, and who runs them. */
public final class RuntimeNote extends VBox {

    private static final String READS = "it reads rows: ";

    /**
     * @param known how many statements are known
     * @param open leads to the place in the file
     */
    public RuntimeNote(RuntimeReason reason, int known, Consumer<SourcePosition> open) {
        super(6);
        getStyleClass().addAll("note-card", "runtime-note", "warning");
        Label title = Labels.wrapped(Messages.text(reason.isOutside() ? "runtime.outside" : "runtime.rows"), "strong");
        title.setGraphic((reason.isOutside() ? Icon.TERMINAL : Icon.WARNING).node(14, "warning"));
        title.setGraphicTextGap(8);
        getChildren().add(title);
        String command = reason.command();
        if (command != null) {
            getChildren().add(Labels.wrapped(Messages.text("runtime.outside-text"), "secondary"));
            getChildren().add(code("runtime-command", command));
            getChildren().add(Labels.wrapped(Messages.text("runtime.unreadable", reason.why()), "secondary"));
        } else if (reason.why().startsWith(READS)) {
            getChildren().add(Labels.wrapped(Messages.text("runtime.rows-text", known), "secondary"));
            getChildren().add(code("runtime-query", reason.why().substring(READS.length())));
        } else {
            getChildren().add(Labels.wrapped(Messages.text("runtime.other-text", known), "secondary"));
            getChildren().add(Labels.wrapped(reason.why(), "secondary"));
        }
        SourcePosition at = reason.at();
        if (at != null) {
            getChildren().add(place(at, open));
        }
    }

    private static Node code(String id, String text) {
        Label label = Labels.wrapped(text, "mono", "code-line");
        label.setId(id);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    private static Node place(SourcePosition at, Consumer<SourcePosition> open) {
        String words = at.file() + ":" + at.line();
        Hyperlink link = Buttons.link(words, () -> open.accept(at));
        link.setId("runtime-place");
        link.getStyleClass().add("mono");
        return new HBox(link);
    }
}
