package dev.retort.python.syntax;

/** Where something begins; line and column count from 1, the column in UTF-16 units. */
public record Place(int line, int column) {}
