package dev.retort.workbench.editor;

import java.util.List;

/** What a revision file would run, or why that cannot be said. */
sealed interface Preview {

    /** @param reason a sentence */
    record Nothing(String reason) implements Preview {}

    /** Both ways. */
    record Statements(Way upgrade, Way downgrade) implements Preview {}

    /**
     * One way.
     *
     * @param lines its statements, in the order they run
     * @param note a sentence where there are none
     */
    record Way(List<Line> lines, String note) {}

    /**
     * One statement.
     *
     * @param kind what it does to the schema
     * @param sentence the same in words
     * @param line where it stands in the file
     */
    record Line(Effect kind, String sentence, int line) {}

    /** What a statement does, as far as its words tell. */
    enum Effect {
        ADDS, CHANGES, REMOVES
    }
}
