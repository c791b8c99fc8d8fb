package dev.retort.workbench.control;

import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;

/** Buttons in the forms the workbench uses. */
public final class Buttons {

    private Buttons() {}

    /** An icon alone; its name is said to a screen reader and shown on hover. */
    public static Button icon(Icon icon, String accessibleName) {
        return icon(icon, 16, accessibleName, "icon-button");
    }

    /** The same, 22 px, for a place inside a row. */
    public static Button smallIcon(Icon icon, String accessibleName) {
        return icon(icon, 13, accessibleName, "icon-button", "small");
    }

    private static Button icon(Icon icon, int size, String accessibleName, String... styleClasses) {
        Button button = new Button(null, icon.node(size));
        button.getStyleClass().addAll(styleClasses);
        button.setAccessibleText(accessibleName);
        button.setTooltip(new Tooltip(accessibleName));
        return button;
    }

    /** Words with an icon before them; an underscore in the words marks the mnemonic. */
    public static Button plain(Icon icon, String text) {
        Button button = new Button(text, icon.node());
        button.setMnemonicParsing(true);
        return button;
    }

    public static Button plain(String text) {
        Button button = new Button(text);
        button.setMnemonicParsing(true);
        return button;
    }

    /** The one thing a pane is for. */
    public static Button primary(Icon icon, String text) {
        Button button = plain(icon, text);
        button.getStyleClass().add("accent");
        return button;
    }

    public static Button primary(String text) {
        Button button = plain(text);
        button.getStyleClass().add("accent");
        return button;
    }

    /** The first among plain ones. */
    public static Button outlined(Icon icon, String text) {
        Button button = plain(icon, text);
        button.getStyleClass().addAll("accent", "button-outlined");
        return button;
    }

    /** 24 px high. */
    public static Button small(Icon icon, String text) {
        Button button = new Button(text, icon.node(12));
        button.setMnemonicParsing(true);
        button.getStyleClass().add("small");
        return button;
    }

    /**
     * Confirms something on a database: wears the colour of its environment, see {@code EnvironmentColour}. It says the
     * database's name, whose underscores are no mnemonics.
     */
    public static Button confirm(Icon icon, String text) {
        Button button = plain(icon, text);
        button.setMnemonicParsing(false);
        button.getStyleClass().add("environment");
        return button;
    }

    public static Hyperlink link(String text, Runnable action) {
        Hyperlink link = new Hyperlink(text);
        link.setOnAction(_ -> {
            link.setVisited(false);
            action.run();
        });
        return link;
    }

    public static Hyperlink link(Icon icon, String text, Runnable action) {
        Hyperlink link = link(text, action);
        link.setGraphic(icon.node(13));
        return link;
    }
}
