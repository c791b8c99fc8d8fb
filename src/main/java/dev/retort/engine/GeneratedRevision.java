package dev.retort.engine;

import java.util.List;

import dev.retort.dialect.WrittenStatement;
import dev.retort.diff.ChangeSet;

/**
 * A revision made from differences, not written yet.
 *
 * @param changes what it does
 * @param upgrade its statements
 * @param downgrade the statements that take them back
 * @param fileName the name its file would have
 * @param text the whole text of its file
 * @param proof whether it was tried, and what came of it
 * @param draft the file itself
 */
public record GeneratedRevision(ChangeSet changes, List<WrittenStatement> upgrade, List<WrittenStatement> downgrade,
        String fileName, String text, Proof proof, DraftFile draft) {

    public GeneratedRevision {
        upgrade = List.copyOf(upgrade);
        downgrade = List.copyOf(downgrade);
    }

    /** What came of trying a revision on scratch: up, compare, down, compare. */
    public sealed interface Proof {

        /** Up it gave what was chosen, down it gave back what was there. */
        record Held() implements Proof {}

        /**
         * It did not.
         *
         * @param where what was tried: {@code the upgrade}
         * @param differs what differs, or the server's words, a line each
         */
        record Failed(String where, List<String> differs) implements Proof {

            public Failed {
                differs = List.copyOf(differs);
            }
        }

        /** It could not be tried. */
        record NotTried(String reason) implements Proof {}
    }
}
