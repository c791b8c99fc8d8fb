package dev.retort.workbench.control;

/**
 * A range of a text to draw attention to.
 *
 * @param start its first UTF-16 unit
 * @param end one past its last
 * @param styleClass how: {@code found}, {@code problem-error}, {@code problem-warning}
 */
public record Mark(int start, int end, String styleClass) {}
