package dev.retort.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.sqlite.Function;
import org.sqlite.SQLiteCommitListener;
import org.sqlite.SQLiteConnection;

import dev.retort.problem.Cancellation;
import dev.retort.sql.DialectName;
import dev.retort.testing.PausePoint;

/**
 * A process that carries out the plan of a {@link KillPoint} and pauses there. Its arguments are the dialect, the
 * database's URL, the folder of the test, the point and how a COMMIT is made to pause.
 */
public final class MigratingProcess {

    private final KillPoint point;
    private final CommitPause commitPause;
    private int step = -1;

    /** How SQLite's COMMIT is made to pause. */
    enum CommitPause {
        NONE,
        /** In its commit hook, before it writes anything. */
        IN_HOOK,
        /** By a reader that the parent starts once the step has begun. */
        BEHIND_READER
    }

    private MigratingProcess(KillPoint point, CommitPause commitPause) {
        this.point = point;
        this.commitPause = commitPause;
    }

    public static void main(String[] arguments) throws SQLException {
        DialectName dialect = DialectName.of(arguments[0]).orElseThrow();
        TestDatabase database = TestDatabase.at(dialect, arguments[1], Path.of(arguments[2]));
        new MigratingProcess(KillPoint.valueOf(arguments[3]), CommitPause.valueOf(arguments[4])).run(database);
    }

    private void run(TestDatabase database) throws SQLException {
        try (Connection connection = database.open()) {
            if (database.dialect().name() == DialectName.SQLITE) {
                Function.create(connection, "pause", new Pausing());
                connection.unwrap(SQLiteConnection.class).addCommitListener(new CommitHook());
            }
            RunResult result = new Migrator(database.dialect(), database.settings()).run(watched(connection),
                    point.plan(database.dialect().name(), ""), this::follow, new Cancellation());
            System.out.println("ENDED " + result);
        }
    }

    private void follow(RunEvent event) {
        if (event instanceof RunEvent.StepStarted started) {
            step = started.step();
            if (step == 1 && commitPause == CommitPause.BEHIND_READER) {
                PausePoint.reached("STEP 1");
            }
        }
    }

    /** Called by SQLite in the middle of a statement. */
    private final class Pausing extends Function {
        @Override
        protected void xFunc() throws SQLException {
            if (point != KillPoint.AFTER_A_STATEMENT_OUTSIDE) {
                PausePoint.reached(point.name());
            }
            result(value_int(0));
        }
    }

    /** Called by SQLite in the middle of a COMMIT. */
    private final class CommitHook implements SQLiteCommitListener {
        @Override
        public void onCommit() {
            if (commitPause == CommitPause.IN_HOOK && step == 1) {
                PausePoint.reached(point.name());
            }
        }

        @Override
        public void onRollback() {}
    }

    private void after(String sql) {
        if (step != 1) {
            return;
        }
        boolean committed = sql.equals("COMMIT") && point == KillPoint.BETWEEN_COMMIT_AND_LOG;
        boolean sent = sql.equals(KillPoint.OUTSIDE_SQL) && point == KillPoint.AFTER_A_STATEMENT_OUTSIDE;
        if (committed || sent) {
            PausePoint.reached(point.name());
        }
    }

    private Connection watched(Connection connection) {
        return (Connection) Proxy.newProxyInstance(MigratingProcess.class.getClassLoader(),
                new Class<?>[]{Connection.class}, (_, method, arguments) -> {
                    Object result = call(connection, method, arguments);
                    if (method.getName().equals("commit")) {
                        after("COMMIT");
                    }
                    return result instanceof Statement statement && method.getName().equals("createStatement")
                            ? watched(statement)
                            : result;
                });
    }

    private Statement watched(Statement statement) {
        return (Statement) Proxy.newProxyInstance(MigratingProcess.class.getClassLoader(),
                new Class<?>[]{Statement.class}, (_, method, arguments) -> {
                    Object result = call(statement, method, arguments);
                    if (method.getName().equals("execute")) {
                        after((String) arguments[0]);
                    }
                    return result;
                });
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
