package dev.retort.sql;

import org.jspecify.annotations.Nullable;

/**
 * One statement of an SQL text.
 *
 * @param text from its first to its last token, without the closing semicolon; comments inside it are kept
 * @param offset where {@code text} begins in the whole text, in UTF-16 units
 * @param line of {@code offset}, counted from 1
 * @param column of {@code offset}, counted from 1
 * @param copyData the lines that follow a {@code COPY … FROM stdin}, without the closing {@code \.}; null for any other
 */
public record SqlStatement(String text, int offset, int line, int column, @Nullable String copyData) {}
