package dev.retort.dialect.postgresql;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import dev.retort.dialect.Identifiers;
import dev.retort.schema.ObjectName;

/**
 * Names and texts as statements for PostgreSQL write them.
 *
 * @param defaultSchema the one whose things are named without it
 */
record SqlNames(Identifiers identifiers, String defaultSchema) {

    private static final int LONGEST = 63;

    /** One name by itself, in quotes where it needs them. */
    String of(String name) {
        return identifiers.quoteIfNeeded(name);
    }

    /** Something in a schema. */
    String of(String schema, String name) {
        return schema.isEmpty() || schema.equals(defaultSchema) ? of(name) : of(schema) + "." + of(name);
    }

    /** Something by itself: a table, type, sequence, schema; of a part only its own name. */
    String of(ObjectName object) {
        return object.kind().isPart() ? of(object.name()) : of(object.schema(), object.name());
    }

    /** The table a part stands in. */
    String tableOf(ObjectName part) {
        return of(part.schema(), part.within());
    }

    /** A routine with the types of its arguments. */
    String routine(ObjectName routine) {
        return of(routine.schema(), routine.name()) + "(" + routine.within() + ")";
    }

    /** Names in parentheses. */
    String list(List<String> names) {
        return names.stream().map(this::of).collect(Collectors.joining(", ", "(", ")"));
    }

    /** A text as SQL writes it, right whatever {@code standard_conforming_strings} says. */
    static String literal(String text) {
        String doubled = text.replace("'", "''");
        return text.indexOf('\\') < 0 ? "'" + doubled + "'" : "E'" + doubled.replace("\\", "\\\\") + "'";
    }

    /** A name of our own making, no longer than the server's 63 bytes and still told from others by its end. */
    static String made(String stem, String end) {
        String kept = stem;
        while (bytes(kept) + bytes(end) > LONGEST) {
            kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
        }
        return kept + end;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
