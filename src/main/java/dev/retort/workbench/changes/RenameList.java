package dev.retort.workbench.changes;

import java.util.List;
import java.util.Optional;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import dev.retort.diff.Comparison;
import dev.retort.diff.RenameQuestion;
import dev.retort.engine.SchemaComparison;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.workbench.control.Buttons;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.control.Labels;
import dev.retort.workbench.text.Messages;

/** Questions about renames, each with its evidence; answered ones can be taken back. Gone where nothing is asked. */
final class RenameList extends VBox {

    private final ComparisonModel model;
    private final CountModel counts;
    private final VBox rows = new VBox(8);
    private final Label count = Labels.of("", "secondary");

    RenameList(ComparisonModel model, CountModel counts) {
        this.model = model;
        this.counts = counts;
        setId("changes-renames");
        getStyleClass().addAll("renames", "divided");
        HBox heading = new HBox(12, Labels.of(Messages.text("changes.renames"), "strong"), count);
        getChildren().addAll(heading, rows);
        model.comparisonProperty().subscribe(this::draw);
        counts.countsProperty().subscribe(_ -> draw(model.comparisonProperty().get()));
    }

    private void draw(@Nullable SchemaComparison now) {
        List<RenameQuestion> questions = now == null ? List.of() : now.comparison().questions();
        setVisible(!questions.isEmpty());
        setManaged(!questions.isEmpty());
        rows.getChildren().clear();
        if (now == null || questions.isEmpty()) {
            return;
        }
        Comparison comparison = now.comparison();
        long answered = questions.stream().filter(one -> comparison.answer(one).isPresent()).count();
        count.setText(Messages.text("changes.answered", answered, questions.size()));
        questions.forEach(one -> rows.getChildren().add(row(one, comparison.answer(one))));
    }

    private Node row(RenameQuestion question, Optional<Boolean> answer) {
        Label words = Labels.shrinking(place(question) + " → " + question.to(), 300, "mono");
        Label why = Labels.shrinking(answer.map(yes -> yes
                ? CountWords.kept(question.object().kind(), counts.of(question.object()))
                : Messages.text("changes.is-not")).orElse(question.because()), 0, "secondary");
        HBox row = new HBox(12, (answer.isPresent() ? Icon.DONE : Icon.REPEAT).node(14, answer.isPresent()
                ? "success"
                : "accent"), words, why, Labels.spacer());
        row.getStyleClass().add(answer.isPresent() ? "answered" : "asked");
        if (answer.isPresent()) {
            Button undo = Buttons.small(Icon.UNDO, Messages.text("changes.undo"));
            undo.setOnAction(_ -> model.reopen(question));
            row.getChildren().add(undo);
        } else {
            Button yes = Buttons.primary(Messages.text("changes.yes"));
            yes.getStyleClass().add("small");
            yes.setId("rename-yes-" + question.from());
            yes.setOnAction(_ -> model.answer(question, true));
            Button no = Buttons.plain(Messages.text("changes.no"));
            no.getStyleClass().add("small");
            no.setId("rename-no-" + question.from());
            no.setOnAction(_ -> model.answer(question, false));
            row.getChildren().addAll(yes, no);
        }
        row.getChildren().stream().filter(Button.class::isInstance)
                .forEach(button -> ((Button) button).setMinWidth(Region.USE_PREF_SIZE));
        return row;
    }

    private static String place(RenameQuestion question) {
        ObjectName object = question.object();
        if (object.kind() == ObjectKind.ENUM && !object.name().equals(question.from())) {
            return object.name() + "." + question.from();
        }
        return (object.kind().isPart() ? object.within() + "." : "") + question.from();
    }
}
