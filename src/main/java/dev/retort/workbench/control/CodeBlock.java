package dev.retort.workbench.control;

/**
 * A part of a text shown by itself, such as one statement.
 *
 * @param text its lines
 * @param firstLine the number of its first line in the file it comes from
 * @param warned whether a person should know something before it runs, which a sign beside it says
 */
public record CodeBlock(String text, int firstLine, boolean warned) {

    public CodeBlock(String text, int firstLine) {
        this(text, firstLine, false);
    }
}
