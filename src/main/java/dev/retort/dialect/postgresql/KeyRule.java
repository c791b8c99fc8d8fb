package dev.retort.dialect.postgresql;

/**
 * What a primary or unique key says besides its columns, as its record's rule holds it.
 *
 * @param nullsNotDistinct whether two NULLs are the same value, from version 15 on
 * @param withoutOverlaps whether the last column is a range that must not overlap another's, from version 18 on
 * @param rest what stands behind the columns, such as {@code INCLUDE (note)} or {@code DEFERRABLE}
 */
record KeyRule(boolean nullsNotDistinct, boolean withoutOverlaps, String rest) {

    static final String NULLS_NOT_DISTINCT = "NULLS NOT DISTINCT";
    static final String WITHOUT_OVERLAPS = "WITHOUT OVERLAPS";

    /** What a foreign key's rule begins with where the last of its columns is a range to be covered. */
    static final String PERIOD = "PERIOD";

    static KeyRule of(String rule) {
        boolean nulls = rule.startsWith(NULLS_NOT_DISTINCT);
        String rest = nulls ? rule.substring(NULLS_NOT_DISTINCT.length()).strip() : rule;
        boolean overlaps = rest.startsWith(WITHOUT_OVERLAPS);
        return new KeyRule(nulls, overlaps, overlaps ? rest.substring(WITHOUT_OVERLAPS.length()).strip() : rest);
    }

    String text() {
        return ((nullsNotDistinct ? NULLS_NOT_DISTINCT + " " : "") + (withoutOverlaps ? WITHOUT_OVERLAPS + " " : "")
                + rest).strip();
    }
}
