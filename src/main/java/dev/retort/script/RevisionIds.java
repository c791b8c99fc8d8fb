package dev.retort.script;

import java.util.regex.Pattern;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.revision.Revision;

/** What an id of a new revision may be. */
final class RevisionIds {

    /** Alembic's symbols ({@code @ - + :}) are not allowed in one, nor what a header or a file name takes otherwise. */
    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{M}\\p{N}_.]+");

    private RevisionIds() {}

    /** @throws RetortException {@code invalid-revision-file} where {@code id} cannot be one */
    static void check(String id) {
        if (!ALLOWED.matcher(id).matches() || id.startsWith(".")) {
            throw new RetortException(ProblemCode.INVALID_REVISION_FILE, "\"" + id + "\" cannot be a revision id.")
                    .hint("Use letters, digits and underscores.").data("revision", id);
        }
        if (tooLong(id)) {
            throw new RetortException(ProblemCode.INVALID_REVISION_FILE, tooLongMessage(id))
                    .hint("Choose a shorter one.").data("revision", id);
        }
    }

    static boolean tooLong(String id) {
        return id.codePointCount(0, id.length()) > Revision.LONGEST_ID;
    }

    static String tooLongMessage(String id) {
        return "The id " + id + " is longer than the " + Revision.LONGEST_ID
                + " characters the version table has room for.";
    }
}
