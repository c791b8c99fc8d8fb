package dev.retort.workbench.apply;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.text.Messages;

/** Asks whether the project's own Alembic may run what Retort cannot read, and says what that means. */
final class AlembicQuestion extends VBox {

    AlembicQuestion(ApplyViewModel model) {
        super(8);
        setId("alembic-question");
        getStyleClass().addAll("card-box", "alembic-question");
        String command = model.alembicCommandProperty().get();
        Label title = Labels.wrapped(Messages.text("apply.alembic.title"), "strong");
        title.setGraphic(Icon.TERMINAL.node(15));
        title.setGraphicTextGap(8);
        if (command.isEmpty()) {
            getChildren().add(Labels.wrapped(Messages.text("apply.alembic.none"), "secondary"));
            return;
        }
        Label shown = Labels.wrapped(command + " " + model.wanted().direction().text() + " …", "mono", "code-line");
        shown.setId("alembic-command");
        shown.setMaxWidth(Double.MAX_VALUE);
        Button allow = Buttons.primary(Icon.CHECK, Messages.text("apply.alembic.allow"));
        allow.setId("alembic-allow");
        allow.setOnAction(_ -> model.allowAlembic());
        Button once = Buttons.plain(Messages.text("apply.alembic.once"));
        once.setId("alembic-once");
        once.setOnAction(_ -> model.allowAlembicOnce());
        getChildren().addAll(title, Labels.wrapped(Messages.text("apply.alembic.text")), shown,
                Labels.wrapped(Messages.text("apply.alembic.means"), "muted"),
                new FlowPane(8, 8, allow, once),
                Labels.wrapped(Messages.text("apply.alembic.allow-hint"), "secondary"));
    }
}
