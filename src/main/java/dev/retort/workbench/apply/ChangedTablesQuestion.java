package dev.retort.workbench.apply;

import java.util.List;

import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

import dev.retort.workbench.control.Banner;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.text.Messages;

/** Whether to apply a plan though tables of it changed since it was shown; gone where there is nothing to ask. */
final class ChangedTablesQuestion extends VBox {

    private final ApplyViewModel model;

    ChangedTablesQuestion(ApplyViewModel model) {
        this.model = model;
        setId("apply-changed-tables");
        model.changedTablesProperty().subscribe(this::show);
    }

    private void show(List<String> changed) {
        getChildren().clear();
        setVisible(!changed.isEmpty());
        setManaged(!changed.isEmpty());
        if (changed.isEmpty()) {
            return;
        }
        Button again = Buttons.small(Icon.REFRESH, Messages.text("apply.plan-again"));
        again.setId("apply-plan-again");
        again.setOnAction(_ -> model.plan());
        Button go = Buttons.small(Icon.WARNING, Messages.text("apply.all-the-same"));
        go.setId("apply-all-the-same");
        go.setOnAction(_ -> model.applyAllTheSame());
        getChildren().add(new Banner(Banner.Look.WARNING,
                Messages.text("apply.tables-changed", changed.size(), String.join(", ", changed)), again, go));
        again.requestFocus();
    }
}
