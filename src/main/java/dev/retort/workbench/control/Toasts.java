package dev.retort.workbench.control;

import javafx.animation.FadeTransition;
import javafx.animation.PauseTransition;
import javafx.animation.SequentialTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** Short words at the lower edge that go away by themselves: what happened, where nothing needs doing. */
public final class Toasts extends VBox {

    private static final Duration SHOWN = Duration.seconds(4);

    public Toasts() {
        super(8);
        setAlignment(Pos.BOTTOM_CENTER);
        setPickOnBounds(false);
        setMouseTransparent(true);
        setStyle("-fx-padding: 16;");
    }

    public void show(Icon icon, String styleClass, String words) {
        Label text = Labels.wrapped(words);
        HBox toast = new HBox(icon.node(16, styleClass), text);
        toast.getStyleClass().add("toast");
        toast.setMaxWidth(USE_PREF_SIZE);
        getChildren().add(toast);
        FadeTransition away = new FadeTransition(Duration.millis(250), toast);
        away.setToValue(0);
        SequentialTransition life = new SequentialTransition(new PauseTransition(SHOWN), away);
        life.setOnFinished(_ -> getChildren().remove(toast));
        life.play();
    }
}
