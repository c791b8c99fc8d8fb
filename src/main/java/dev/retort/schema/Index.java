package dev.retort.schema;

/**
 * An index that is not merely a constraint's.
 *
 * @param definition the statement that makes it
 * @param valid false where an interrupted build left it unusable
 */
public record Index(String name, boolean unique, boolean valid, String definition) {}
