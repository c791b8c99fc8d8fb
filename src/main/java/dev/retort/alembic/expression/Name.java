package dev.retort.alembic.expression;

import org.jspecify.annotations.Nullable;

/**
 * A name in a statement: written as it is, or numbered when the statement is written ({@code anon_1}).
 *
 * @param text the name, or what stands before the number
 * @param owner what a numbered name belongs to; null for one that is written as it is
 */
record Name(String text, @Nullable Object owner) {

    /** A name made of two, one of them numbered. */
    private record Joined(Name first, Name second) {}

    static Name of(String text) {
        return new Name(text, null);
    }

    static Name numbered(String stem, Object owner) {
        return new Name(stem, owner);
    }

    static Name joined(Name first, Name second) {
        return new Name("", new Joined(first, second));
    }

    boolean anonymous() {
        return owner != null;
    }

    /** The first half of a joined name; null for another. */
    @Nullable
    Name first() {
        return owner instanceof Joined joined ? joined.first : null;
    }

    /** The second half of a joined name. */
    Name second() {
        return owner instanceof Joined joined ? joined.second : this;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Name name && name.text.equals(text)
                && (name.owner == owner || owner instanceof Joined && owner.equals(name.owner));
    }

    @Override
    public int hashCode() {
        return 31 * text.hashCode() + (owner instanceof Joined ? owner.hashCode() : System.identityHashCode(owner));
    }
}
