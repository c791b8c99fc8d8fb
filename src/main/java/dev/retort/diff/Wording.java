package dev.retort.diff;

/**
 * A difference in words for a person.
 *
 * @param noun what kind of thing it is about: {@code column}, {@code foreign key}
 * @param name the thing's name, without its table
 * @param detail what is to be known of it: {@code numeric(3,2) NOT NULL DEFAULT 0.20}, {@code varchar(40) → text}; may be
 *        empty
 * @param sentence all of it, without its table: {@code adds column temperature numeric(3,2) NOT NULL DEFAULT 0.20}
 */
public record Wording(String noun, String name, String detail, String sentence) {}
