package dev.retort.engine;

import java.util.List;

/**
 * What to compare.
 *
 * @param before the side that would be changed
 * @param after the side it would be made like
 * @param include patterns {@code schema.table} or {@code table}; empty for everything
 * @param exclude patterns, stronger than {@code include}
 * @param privileges whether owners and grants are compared too
 * @param consent what a person has agreed to
 */
public record CompareRequest(SchemaSide before, SchemaSide after, List<String> include, List<String> exclude,
        boolean privileges, Consent consent) {

    public CompareRequest {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /**
     * What a person has agreed to, beyond reading.
     *
     * @param program whether the target's program may run; remembered for the project
     * @param scratchOnProduction whether scratch may be made on a production server
     */
    public record Consent(boolean program, boolean scratchOnProduction) {

        public static final Consent NONE = new Consent(false, false);
    }

    /** Everything but owners and grants, nothing agreed to. */
    public static CompareRequest of(SchemaSide before, SchemaSide after) {
        return new CompareRequest(before, after, List.of(), List.of(), false, Consent.NONE);
    }

    /** The same, agreeing to this. */
    public CompareRequest agreeing(Consent other) {
        return new CompareRequest(before, after, include, exclude, privileges, other);
    }
}
