package dev.retort.target;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.retort.connect.Access;
import dev.retort.connect.Connector;
import dev.retort.connect.Database;
import dev.retort.connect.DatabaseUrl;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/**
 * Scratch on PostgreSQL, the first that works of: a temporary database on the server of {@code [target] scratch}, or that
 * database itself where the role may make none; a temporary database beside the one that is compared; a schema in a
 * transaction there that is rolled back, for statements that only make things.
 */
final class PostgresqlScratch {

    private static final String NOT_ALLOWED = "42501";

    private final Connector connector;
    private final Database near;
    private final ScratchWish wish;
    private final List<String> refused = new ArrayList<>();

    private PostgresqlScratch(Connector connector, Database near, ScratchWish wish) {
        this.connector = connector;
        this.near = near;
        this.wish = wish;
    }

    static Scratch open(Connector connector, Database near, ScratchWish wish) {
        return new PostgresqlScratch(connector, near, wish).open();
    }

    private Scratch open() {
        try (Connection connection = connector.open(near, Access.READ)) {
            return open(ScratchSurroundings.of(connection));
        } catch (SQLException e) {
            throw new RetortException(ProblemCode.CONNECTION_FAILED, "Nothing can be tried on "
                    + near.url().display() + ": " + e.getMessage(), e)
                    .hint("Name an empty database for it with [target] scratch = \"postgresql://…\".");
        }
    }

    private Scratch open(ScratchSurroundings like) throws SQLException {
        DatabaseUrl url = wish.url();
        if (url != null) {
            Database chosen = new Database(url.display(), url, near.session(), null, List.of());
            Optional<Scratch> made = temporaryDatabase(chosen, like);
            return made.isPresent() ? made.get() : EmptyDatabaseScratch.open(connector, chosen, like);
        }
        Optional<Scratch> made = temporaryDatabase(near, like);
        if (made.isPresent()) {
            return made.get();
        }
        if (wish.need() == ScratchWish.Need.DDL) {
            Optional<Scratch> schema = schema(like);
            if (schema.isPresent()) {
                return schema.get();
            }
        }
        throw new RetortException(ProblemCode.CONNECTION_FAILED, "There is no place to try DDL in: "
                + String.join("; ", refused) + ".").hint(
                        "Name an empty database for it with [target] scratch = \"postgresql://…\", or give the role the"
                                + " right to make one: ALTER ROLE … CREATEDB.");
    }

    private Optional<Scratch> temporaryDatabase(Database server, ScratchSurroundings like) throws SQLException {
        try {
            return Optional.of(TemporaryDatabaseScratch.open(connector, server, like));
        } catch (SQLException e) {
            if (!NOT_ALLOWED.equals(e.getSQLState())) {
                throw e;
            }
            refused.add("the role " + like.role() + " may not make a temporary database (CREATEDB)");
            return Optional.empty();
        } catch (RetortException e) {
            // A pooler in between knows the databases it is told of, and no others.
            refused.add("a temporary database could not be reached: " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Scratch> schema(ScratchSurroundings like) throws SQLException {
        try {
            return Optional.of(SchemaScratch.open(connector, near, like));
        } catch (SQLException e) {
            if (!NOT_ALLOWED.equals(e.getSQLState())) {
                throw e;
            }
            refused.add("nor a schema in " + near.name() + " (CREATE on the database)");
            return Optional.empty();
        }
    }
}
