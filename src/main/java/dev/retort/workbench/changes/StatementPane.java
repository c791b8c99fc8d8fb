package dev.retort.workbench.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.WrittenStatement;
import dev.retort.engine.GeneratedRevision;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Clipboards;
import dev.retort.workbench.control.CodeBlock;
import dev.retort.workbench.control.CodeView;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.text.Messages;

/** The statements of one direction; those of the difference a person looks at are marked, and a click looks at theirs. */
final class StatementPane extends BorderPane {

    private final CodeView code;
    private final FocusModel focus;
    private final Function<GeneratedRevision, List<WrittenStatement>> direction;
    private final Label caption = Labels.of("", "secondary");
    private List<WrittenStatement> statements = List.of();

    /** @param beside what stands before the button that copies */
    StatementPane(ChangesViewModel model, CodeView code,
            Function<GeneratedRevision, List<WrittenStatement>> direction, Node... beside) {
        this.code = code;
        this.focus = model.focus();
        this.direction = direction;
        Button copy = Buttons.smallIcon(Icon.COPY, Messages.text("changes.copy"));
        copy.setOnAction(_ -> Clipboards.copy(code.text()));
        HBox bar = new HBox(8, caption, Labels.spacer());
        bar.getChildren().addAll(beside);
        bar.getChildren().add(copy);
        bar.getStyleClass().add("sql-bar");
        caption.setMinWidth(USE_PREF_SIZE);
        setCenter(code);
        setTop(bar);
        code.whenClicked(block -> focus.lookAt(statements.get(block)));
        model.revision().previewProperty().subscribe(this::show);
        focus.differencesProperty().subscribe(_ -> mark());
    }

    private void show(@Nullable GeneratedRevision now) {
        statements = now == null ? List.of() : direction.apply(now);
        caption.setText(Messages.text("changes.statements", statements.size()));
        code.show(blocks(statements));
        mark();
    }

    private void mark() {
        code.mark(focus.marks(statements));
    }

    /** The line in which one of these statements begins, counted from 1. */
    static int lineOf(WrittenStatement statement, List<WrittenStatement> among) {
        return blocks(among).get(among.indexOf(statement)).firstLine();
    }

    /** Goes to a statement and looks at the difference it carries out. */
    void go(WrittenStatement statement) {
        focus.lookAt(statement);
        code.reveal(statements.indexOf(statement));
    }

    private static List<CodeBlock> blocks(List<WrittenStatement> statements) {
        List<CodeBlock> blocks = new ArrayList<>();
        int line = 1;
        for (WrittenStatement statement : statements) {
            String text = statement.sql() + ";";
            blocks.add(new CodeBlock(text, line, !statement.warning().isEmpty()));
            line += (int) text.lines().count() + 1;
        }
        return blocks;
    }
}
