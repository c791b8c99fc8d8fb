package dev.retort.target;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.ServerError;
import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.Routine;

/** Has a database read DDL in a scratch place, and reads what it made of it. */
public final class ScratchReader {

    /** A transaction that makes more tables than about 2,500 runs out of locks at a server's default settings. */
    private static final int STATEMENTS_A_TRANSACTION = 500;

    private static final Logger LOG = System.getLogger(ScratchReader.class.getName());

    private final Dialect dialect;

    public ScratchReader(Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * Puts functions into a scratch place that defaults and checks of a target may call without its being able to make
     * them; one that cannot be without something else is left out, and so are all where the place is not a database.
     */
    public void provide(List<Routine> routines, Scratch scratch) {
        if (routines.isEmpty() || scratch.database().isEmpty()) {
            return;
        }
        try (Statement statement = scratch.connection().createStatement()) {
            statement.execute("SET check_function_bodies = off");
            for (Routine routine : routines) {
                try {
                    statement.execute(routine.definition());
                } catch (SQLException e) {
                    LOG.log(Level.DEBUG, "left out of scratch: " + routine.id(), e);
                }
            }
            statement.execute("RESET check_function_bodies");
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /**
     * The schema that DDL makes.
     *
     * @param privileges whether what it says of owners and grants is carried out and read too
     * @throws RetortException {@code statement-failed} with file, line and the server's words
     */
    public DatabaseSchema read(TargetDdl ddl, Scratch scratch, boolean privileges, Cancellation cancellation) {
        try {
            send(ddl, scratch, privileges, cancellation);
        } catch (SQLException e) {
            throw unreadable(e);
        }
        return read(scratch, privileges);
    }

    /** What is in a scratch place now; what belongs to the role that filled it names no owner. */
    public DatabaseSchema read(Scratch scratch, boolean privileges) {
        try {
            DatabaseSchema schema = scratch.read(dialect.schemas(), privileges);
            return schema.privileges().isEmpty() ? schema : schema.withoutOwner(role(scratch.connection()));
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private RetortException unreadable(SQLException e) {
        return new RetortException(ProblemCode.STATEMENT_FAILED, "The target could not be read: "
                + dialect.errors().read(e, "").message(), e).hint("Try again; --stacktrace tells more.");
    }

    private static String role(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_user")) {
            row.next();
            return row.getString(1);
        }
    }

    private void send(TargetDdl ddl, Scratch scratch, boolean privileges, Cancellation cancellation)
            throws SQLException {
        Connection connection = scratch.connection();
        boolean own = connection.getAutoCommit();
        try (Statement statement = connection.createStatement()) {
            int sent = 0;
            for (TargetDdl.Statement one : ddl.statements()) {
                cancellation.check();
                if (one.isPrivilege() && !privileges) {
                    continue;
                }
                if (own && sent % STATEMENTS_A_TRANSACTION == 0) {
                    connection.setAutoCommit(false);
                }
                send(scratch, statement, one);
                if (own && ++sent % STATEMENTS_A_TRANSACTION == 0) {
                    connection.setAutoCommit(true);
                }
            }
        } finally {
            if (own && !connection.getAutoCommit()) {
                connection.setAutoCommit(true);
            }
        }
    }

    private void send(Scratch scratch, Statement statement, TargetDdl.Statement one) throws SQLException {
        try {
            scratch.run(statement, one.sql());
        } catch (SQLException e) {
            ServerError error = dialect.errors().read(e, one.sql());
            throw new RetortException(ProblemCode.STATEMENT_FAILED, "The target's DDL is refused: " + error.message(),
                    e).at(one.at()).sql(one.sql())
                    .hint("Correct it there; a type or extension that the server lacks has to be installed first.");
        }
    }
}
