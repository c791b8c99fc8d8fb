package dev.retort.run;

import java.util.List;

import dev.retort.plan.Plan;
import dev.retort.plan.PlannedStatement;
import dev.retort.sql.DialectName;
import dev.retort.testing.Plans;

import static dev.retort.testing.Plans.outside;
import static dev.retort.testing.Plans.sql;

/** Where a migrating process is killed, and the plan that comes by there. The second of three steps is the one. */
enum KillPoint {

    INSIDE_A_STATEMENT, DURING_COMMIT, BETWEEN_COMMIT_AND_LOG, OUTSIDE_A_TRANSACTION, AFTER_A_STATEMENT_OUTSIDE;

    static final int LOCK = 4711;
    static final List<String> REVISIONS = List.of("a1", "b2", "c3");
    static final String OUTSIDE_SQL = "UPDATE counter SET n = n + pause(1)";

    /** The steps that are left from {@code head}; empty for base. */
    Plan plan(DialectName dialect, String head) {
        Plans plans = head.isEmpty() ? Plans.fromBase(dialect) : Plans.from(dialect, head);
        if (head.isEmpty()) {
            plans.step("a1", first(dialect));
        }
        if (head.isEmpty() || head.equals("a1")) {
            plans.step("b2", second());
        }
        if (!head.equals("c3")) {
            plans.step("c3", sql("INSERT INTO ledger VALUES ('c3')"));
        }
        return plans.plan();
    }

    private static PlannedStatement[] first(DialectName dialect) {
        List<PlannedStatement> common = List.of(sql("CREATE TABLE ledger (revision varchar(32))"),
                sql("CREATE TABLE counter (n int)"), sql("INSERT INTO counter VALUES (0)"),
                sql("INSERT INTO ledger VALUES ('a1')"));
        if (dialect == DialectName.SQLITE) {
            return common.toArray(PlannedStatement[]::new);
        }
        // On PostgreSQL a pause is a wait for a lock that the parent holds.
        List<PlannedStatement> all = new java.util.ArrayList<>(common);
        all.add(sql("CREATE FUNCTION pause(x int) RETURNS int LANGUAGE plpgsql AS $$"
                + " BEGIN PERFORM pg_advisory_xact_lock_shared(" + LOCK + "); RETURN x; END $$"));
        all.add(sql("CREATE FUNCTION pause_at_commit() RETURNS trigger LANGUAGE plpgsql AS $$"
                + " BEGIN PERFORM pause(1); RETURN NULL; END $$"));
        all.add(sql("CREATE TABLE paused_at_commit (x int)"));
        all.add(sql("CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON paused_at_commit"
                + " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION pause_at_commit()"));
        return all.toArray(PlannedStatement[]::new);
    }

    private PlannedStatement[] second() {
        PlannedStatement mark = sql("INSERT INTO ledger VALUES ('b2')");
        return switch (this) {
            case INSIDE_A_STATEMENT -> new PlannedStatement[]{mark, sql("UPDATE counter SET n = n + pause(1)")};
            case DURING_COMMIT -> new PlannedStatement[]{mark, sql("UPDATE counter SET n = n + 1"),
                    sql("CREATE TABLE IF NOT EXISTS paused_at_commit (x int)"),
                    sql("INSERT INTO paused_at_commit VALUES (1)")};
            case BETWEEN_COMMIT_AND_LOG -> new PlannedStatement[]{mark, sql("UPDATE counter SET n = n + 1")};
            // A transactional section before and one after, each to be done once.
            case OUTSIDE_A_TRANSACTION, AFTER_A_STATEMENT_OUTSIDE -> new PlannedStatement[]{
                    sql("CREATE TABLE before_it (x int)"), outside(OUTSIDE_SQL), mark};
        };
    }
}
