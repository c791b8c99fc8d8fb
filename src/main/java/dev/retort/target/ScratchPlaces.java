package dev.retort.target;

import dev.retort.connect.Connector;
import dev.retort.connect.Database;
import dev.retort.connect.Environment;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.sql.DialectName;

/** Finds a place to try DDL in for a database. */
public final class ScratchPlaces {

    private final Connector connector;

    public ScratchPlaces(Connector connector) {
        this.connector = connector;
    }

    /**
     * Opens a scratch place of the same kind as a database; the caller closes it.
     *
     * @param near the database it is for; its server is used where nothing else is said
     * @throws RetortException {@code connection-failed} or {@code invalid-settings} where there is none to be had, naming
     *         the right that lacks and the other ways; {@code confirmation-required} on production
     */
    public Scratch open(Database near, ScratchWish wish) {
        if (near.url().dialect() == DialectName.SQLITE) {
            return wish.need() == ScratchWish.Need.DDL ? SqliteScratch.inMemory() : SqliteScratch.inFile(connector);
        }
        if (wish.url() == null && near.environment() == Environment.PRODUCTION && !wish.onProduction()) {
            throw new RetortException(ProblemCode.CONFIRMATION_REQUIRED, "The target has to be read by a PostgreSQL"
                    + " server, and " + near.name() + " is on a production server, where nothing is tried unasked.")
                    .hint("Name a database for it with [target] scratch = \"postgresql://…\", or add"
                            + " --scratch-on-production.");
        }
        return PostgresqlScratch.open(connector, near, wish);
    }
}
