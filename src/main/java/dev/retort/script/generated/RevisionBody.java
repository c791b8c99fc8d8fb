package dev.retort.script.generated;

/**
 * What a revision does, as its file says it.
 *
 * @param upgrade the text of its upgrade; empty where it does nothing
 * @param downgrade the text of its downgrade
 * @param imports lines of Python that the text needs beyond the template's; empty for SQL
 */
public record RevisionBody(String upgrade, String downgrade, String imports) {

    /** One that does nothing yet. */
    public static final RevisionBody EMPTY = new RevisionBody("", "", "");
}
