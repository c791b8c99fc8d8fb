package dev.retort.sql;

import java.util.List;
import java.util.Optional;

/** Statements that begin or end a transaction, which is Retort's to do in a revision file. Savepoints are not among them. */
final class TransactionControl {

    static final String HINT = "Remove it: each section runs in a transaction of its own; mark it no-transaction to run"
            + " its statements outside one.";

    private TransactionControl() {}

    /** The command as a person knows it, where the first words of a statement, in upper case, are one. */
    static Optional<String> of(List<String> words) {
        String second = words.size() > 1 ? words.get(1) : "";
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "BEGIN", "COMMIT", "END", "ABORT" -> Optional.of(words.getFirst());
            case "ROLLBACK" -> words.contains("TO") ? Optional.empty() : Optional.of("ROLLBACK");
            case "START" -> second.equals("TRANSACTION") ? Optional.of("START TRANSACTION") : Optional.empty();
            case "PREPARE" -> second.equals("TRANSACTION") ? Optional.of("PREPARE TRANSACTION") : Optional.empty();
            default -> Optional.empty();
        };
    }
}
