package dev.retort.cli.call;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.retort.engine.DatabaseState;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** Where the database stands, for a verb that only looks: asked for when it must be known, or where it costs little. */
public final class DatabaseHeads {

    private final Invocation invocation;

    public DatabaseHeads(Invocation invocation) {
        this.invocation = invocation;
    }

    /** The state of the database that is meant; rows no file has are named on standard error. */
    public DatabaseState state() {
        DatabaseState state = invocation.engine().state(invocation.project(), invocation.database());
        if (!state.unknown().isEmpty()) {
            invocation.printer().warning("the database names " + String.join(", ", state.unknown())
                    + ", which no file has. Get the file, or stamp the database; stamp --purge forgets every row.");
        }
        return state;
    }

    /**
     * The state for JSON's {@code applied}: of the database the command line names, else of the project's where there is
     * one and it answers; null otherwise. Lines of text do not need it and never ask.
     */
    @Nullable
    public DatabaseState forJson() {
        if (invocation.namesDatabase()) {
            return state();
        }
        try {
            return state();
        } catch (RetortException e) {
            if (e.code() != ProblemCode.INVALID_SETTINGS) {
                invocation.printer().note("the database could not be asked: " + e.message());
            }
            return null;
        }
    }

    /** The rows that files exist for. */
    public static List<String> known(@Nullable DatabaseState state) {
        return Optional.ofNullable(state)
                .map(found -> found.rows().stream().filter(row -> !found.unknown().contains(row)).toList())
                .orElse(List.of());
    }
}
