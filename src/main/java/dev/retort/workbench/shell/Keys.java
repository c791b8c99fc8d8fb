package dev.retort.workbench.shell;

import java.util.Locale;

import javafx.scene.input.KeyCombination;

/** Shortcuts as a keycap shows them. */
public final class Keys {

    private static final boolean MAC = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");

    private Keys() {}

    /** {@code Ctrl P} for {@code Shortcut+P}, with the sign of the key on a Mac. */
    public static String words(String combination) {
        KeyCombination.valueOf(combination);
        return combination.replace("Shortcut", MAC ? "⌘" : "Ctrl").replace("+", " ");
    }
}
