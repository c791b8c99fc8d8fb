package dev.retort.workbench.history;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.Database;
import dev.retort.engine.OpenProject;
import dev.retort.workbench.shell.DatabaseStanding;
import dev.retort.workbench.shell.Session;

/**
 * Says when there is something new to read of the session's database. While the screen is not in front it keeps still,
 * and catches up when it comes to the front.
 */
final class DatabaseWatch {

    private final Session session;
    private final Hearer hearer;
    private boolean inFront;
    private boolean stale = true;
    private @Nullable Database seen;

    /**
     * What hears of it.
     *
     * @param forget there is another database, or none: nothing that was read counts any more
     * @param read the database was reached and may have changed
     * @param unknown it could not be reached, or none is named
     */
    record Hearer(Runnable forget, BiConsumer<OpenProject, Database> read, Consumer<Throwable> unknown) {}

    DatabaseWatch(Session session, Hearer hearer) {
        this.session = session;
        this.hearer = hearer;
        session.standingProperty().subscribe(_ -> look());
    }

    /** The screen came to the front, or went. */
    void inFront(boolean now) {
        inFront = now;
        if (now && stale) {
            look();
        }
    }

    private void look() {
        Database database = session.database().orElse(null);
        if (database != seen) {
            seen = database;
            hearer.forget().run();
        }
        stale = !inFront;
        if (stale) {
            return;
        }
        switch (session.standingProperty().get()) {
            case DatabaseStanding.NoDatabase _ -> hearer.forget().run();
            case DatabaseStanding.Reading _ -> stale = true;
            case DatabaseStanding.Known _ -> session.project().ifPresent(project -> {
                if (database != null) {
                    hearer.read().accept(project, database);
                }
            });
            case DatabaseStanding.Unknown unknown -> hearer.unknown().accept(unknown.failure());
        }
    }
}
