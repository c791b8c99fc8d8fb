package dev.retort.workbench.control;

/**
 * A range of a text to draw attention to.
 *
 * @param start its first UTF-16 unit
 * @param end one past its last
 * @param styleClass how: {@code found}, {@code problem-error}, {@code problem-warning}
 */
public record Mark(int start, int end, String styleClass) {

    /**
     * Where it stands once the text has changed: moved by a change before it, stretched or shrunk by one within.
     *
     * @param at where the change begins
     * @param removed how much was there
     * @param inserted how much is there now
     */
    Mark after(int at, int removed, int inserted) {
        int by = inserted - removed;
        int newStart = start >= at + removed ? start + by : Math.min(start, at + inserted);
        int newEnd = end >= at + removed ? end + by : Math.min(end, at + inserted);
        return new Mark(newStart, Math.max(newStart, newEnd), styleClass);
    }
}
