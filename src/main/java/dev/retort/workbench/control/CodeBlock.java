package dev.retort.workbench.control;

/**
 * A part of a text shown by itself, such as one statement.
 *
 * @param text its lines
 * @param firstLine the number of its first line in the file it comes from
 */
public record CodeBlock(String text, int firstLine) {}
