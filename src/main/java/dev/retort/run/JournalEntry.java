package dev.retort.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.operation.Operation;
import dev.retort.plan.PlannedStatement;
import dev.retort.problem.Sha256;
import dev.retort.problem.SourcePosition;
import dev.retort.revision.Direction;

/**
 * One piece of a step that is committed before the step ends: a statement outside a transaction, or the transactional
 * statements before one.
 *
 * @param revision whose step
 * @param direction which way
 * @param statement index within the step of the piece's first statement
 * @param hash of the piece's text; {@link #ANY_TEXT} where a person said it is done whatever its text
 * @param sql the first statement's text
 * @param at where it stands in its file
 * @param startedAt when it began
 * @param mark of the transaction, by which to ask later how it ended; null for a statement outside any
 * @param finished whether it was seen to end well
 */
record JournalEntry(String revision, Direction direction, int statement, String hash, String sql, SourcePosition at,
        Instant startedAt, @Nullable String mark, boolean finished) {

    static final String ANY_TEXT = "*";

    /** A piece that begins. */
    static JournalEntry of(String revision, Direction direction, int index, List<PlannedStatement> piece,
            Instant startedAt) {
        PlannedStatement first = piece.getFirst();
        return new JournalEntry(revision, direction, index, hash(piece), first.sql(), first.at(), startedAt, null,
                false);
    }

    JournalEntry marked(String transactionMark) {
        return new JournalEntry(revision, direction, statement, hash, sql, at, startedAt, transactionMark, finished);
    }

    JournalEntry asFinished() {
        return new JournalEntry(revision, direction, statement, hash, sql, at, startedAt, mark, true);
    }

    boolean hasTextOf(List<PlannedStatement> piece) {
        return hash.equals(ANY_TEXT) || hash.equals(hash(piece));
    }

    Interruption interruption() {
        return new Interruption(revision, direction, statement, sql, at, startedAt);
    }

    /** SHA-256 over the statements and the rows they copy, each ended by a zero byte. */
    static String hash(List<PlannedStatement> piece) {
        MessageDigest digest = Sha256.digest();
        for (PlannedStatement statement : piece) {
            digest.update(statement.sql().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            if (statement.operation() instanceof Operation.CopyRows(String _, String data)) {
                digest.update(data.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
