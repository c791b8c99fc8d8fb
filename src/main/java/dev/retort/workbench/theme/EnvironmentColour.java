package dev.retort.workbench.theme;

import javafx.css.PseudoClass;
import javafx.scene.Node;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.Environment;

/** Marks a node with the environment it speaks of: {@code :development}, {@code :staging} or {@code :production}. */
public final class EnvironmentColour {

    private EnvironmentColour() {}

    /** Sets the pseudo-class of {@code environment} and no other; null for none. */
    public static void mark(Node node, @Nullable Environment environment) {
        for (Environment each : Environment.values()) {
            node.pseudoClassStateChanged(PseudoClass.getPseudoClass(each.text()), each == environment);
        }
    }
}
