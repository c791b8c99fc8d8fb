package dev.retort.alembic.source;

import java.util.List;

/**
 * What a name was set to.
 *
 * @param kind what it is
 * @param texts the text, or those of the list; empty for others
 * @param offset where the assignment stands in the text
 */
public record AssignedLiteral(Kind kind, List<String> texts, int offset) {

    /** What a literal may be. */
    public enum Kind {
        NONE, TEXT, LIST,
        /** No literal, or none that says it all: built from other names, assigned in a branch. */
        UNCLEAR
    }

    public AssignedLiteral {
        texts = List.copyOf(texts);
    }
}
