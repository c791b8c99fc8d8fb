package dev.retort.workbench.control;

/**
 * A range of a text with a colour of its own.
 *
 * @param styleClass such as {@code code-keyword}; empty for the colour of all text
 * @param start its first UTF-16 unit
 * @param end one past its last
 * @param quoted whether what it holds is a text or a comment and no code: its brackets have no partner
 */
public record CodeToken(String styleClass, int start, int end, boolean quoted) {}
