package dev.retort.backup;

import java.util.regex.Pattern;

/** What becomes of owners and rights in a restore. */
enum Ownership {

    /** They are restored. */
    RESTORED,
    /** Everything belongs to the role that restores, who could not give it away; as {@code pg_restore --no-owner}. */
    OF_THIS_ROLE;

    private static final Pattern OWNER = Pattern
            .compile("ALTER [A-Z ]+ .* OWNER TO (\"([^\"]|\"\")+\"|[^\\s\"'()]+)", Pattern.DOTALL);

    /** Whether a statement of an entry is to be run. */
    boolean runs(ArchiveScript.Entry entry, String sql) {
        return this == RESTORED || !entry.type().endsWith("ACL") && !OWNER.matcher(sql).matches();
    }
}
