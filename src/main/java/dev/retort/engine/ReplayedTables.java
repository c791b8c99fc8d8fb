package dev.retort.engine;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.SchemaDraft;
import dev.retort.plan.Replay;
import dev.retort.sql.DialectName;

/**
 * The tables that revisions leave an empty database with, for those who ask about one revision after the other: of each
 * dialect the history asked for last stays where it is, and whoever asks for a later place in it has only the revisions
 * between replayed.
 */
final class ReplayedTables implements AutoCloseable {

    private final Databases databases;
    private final Map<DialectName, Replayed> latest = new EnumMap<>(DialectName.class);

    ReplayedTables(Databases databases) {
        this.databases = databases;
    }

    /** Whose revisions are replayed, and how. A project that was read again is another. */
    record History(OpenProject project, DialectName dialect, List<String> xArguments) {}

    private record Replayed(History history, SchemaDraft tables, List<String> applied) {}

    /**
     * The tables at a place of a history, for the caller to change and to close.
     *
     * @param applied exact ids, in the order they are applied
     */
    synchronized SchemaDraft at(History history, List<String> applied) throws SQLException {
        Replayed known = latest.remove(history.dialect());
        if (known == null || !leadsTo(known, history, applied)) {
            forget(known);
            known = new Replayed(history, databases.dialect(history.dialect()).emptyDraft(), List.of());
        }
        List<String> missing = applied.subList(known.applied().size(), applied.size());
        boolean arrived = false;
        try {
            new Replay(history.project().scripts(), history.dialect(), history.xArguments()).onto(known.tables(),
                    missing);
            latest.put(history.dialect(), new Replayed(history, known.tables(), applied));
            arrived = true;
            return known.tables().copy();
        } finally {
            if (!arrived) {
                forget(known);
            }
        }
    }

    private static boolean leadsTo(Replayed known, History history, List<String> applied) {
        int there = known.applied().size();
        return known.history().equals(history) && there <= applied.size()
                && known.applied().equals(applied.subList(0, there));
    }

    private static void forget(@Nullable Replayed known) {
        if (known != null) {
            known.tables().close();
        }
    }

    @Override
    public synchronized void close() {
        latest.values().forEach(ReplayedTables::forget);
        latest.clear();
    }
}
