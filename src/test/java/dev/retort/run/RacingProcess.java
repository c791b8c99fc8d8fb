package dev.retort.run;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

import dev.retort.dialect.VersionTable;
import dev.retort.plan.Plan;
import dev.retort.problem.Cancellation;
import dev.retort.sql.DialectName;
import dev.retort.testing.PausePoint;
import dev.retort.testing.Plans;

import static dev.retort.testing.Plans.outside;
import static dev.retort.testing.Plans.sql;

/** One of several processes that upgrade the same database at once, as {@code upgrade head} does. */
public final class RacingProcess {

    static final int STEPS = 20;

    private RacingProcess() {}

    public static void main(String[] arguments) throws SQLException {
        DialectName dialect = DialectName.of(arguments[0]).orElseThrow();
        TestDatabase database = TestDatabase.at(dialect, arguments[1], Path.of(arguments[2]));
        try (Connection connection = database.open()) {
            VersionTable table = VersionTable.find(database.dialect(), connection, database.settings().versionTable());
            Plan plan = plan(dialect, table.rows().stream().findFirst().orElse(""));
            PausePoint.reached("READY");
            RunResult result = new Migrator(database.dialect(), database.settings()).run(connection, plan,
                    (_, rows) -> plan(dialect, rows.isEmpty() ? "" : rows.getFirst()), BackupBefore.NONE,
                    RunListener.NONE, new Cancellation());
            System.out.println("ENDED " + (result instanceof RunResult.Stopped stopped
                    ? stopped.cause().code() + " " + stopped.state()
                    : String.join(" ", result.applied())));
        }
    }

    static String revision(int index) {
        return "r%02d".formatted(index);
    }

    private static Plan plan(DialectName dialect, String head) {
        Plans plans = head.isEmpty() ? Plans.fromBase(dialect) : Plans.from(dialect, head);
        for (int i = 0; i < STEPS; i++) {
            String id = revision(i);
            if (id.compareTo(head) > 0) {
                String note = "INSERT INTO ledger VALUES ('" + id + "')";
                plans.step(id,
                        i == 0 ? sql("CREATE TABLE ledger (revision text)") : sql("CREATE TABLE " + id + " (x int)"),
                        i % 3 == 0 ? outside(note) : sql(note));
            }
        }
        return plans.plan();
    }
}
