package dev.retort.workbench.control;

import javafx.scene.control.Label;

import org.jspecify.annotations.Nullable;

/** A small rounded word after a name. */
public final class Tag extends Label {

    /** How it looks, which says what it means. */
    public enum Look {
        PLAIN(""), STRONG("strong-line"), FILLED("filled"), ACCENT("accent"), SUCCESS("success"), WARNING(
                "warning"), DANGER("danger"), DASHED("dashed");

        private final String styleClass;

        Look(String styleClass) {
            this.styleClass = styleClass;
        }
    }

    public Tag(@Nullable Icon icon, String text, Look look) {
        super(text, icon == null ? null : icon.node(10));
        getStyleClass().add("tag");
        if (!look.styleClass.isEmpty()) {
            getStyleClass().add(look.styleClass);
        }
        setMinWidth(USE_PREF_SIZE);
    }

    /** A branch label, in its lane's colour. */
    public static Tag ofLane(String text, int lane) {
        Tag tag = new Tag(Icon.LABEL, text, Look.PLAIN);
        tag.getStyleClass().add("lane-" + Math.floorMod(lane, 6));
        return tag;
    }
}
