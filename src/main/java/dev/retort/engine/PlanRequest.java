package dev.retort.engine;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.Database;
import dev.retort.plan.StepInputs;
import dev.retort.revision.Direction;
import dev.retort.sql.DialectName;

/**
 * What to plan.
 *
 * @param direction upgrade, downgrade or stamp
 * @param targets one target for upgrade and downgrade, any number for a stamp
 * @param purge for a stamp: forget every row first
 * @param database whose version table to start from; null when {@code from} says it
 * @param from rows to start from instead of a database's; null to read them
 * @param dialect whose SQL to show where there is no database; null for the database's
 * @param scripts what revisions that are programs are told
 */
public record PlanRequest(Direction direction, List<String> targets, boolean purge, @Nullable Database database,
        @Nullable List<String> from, @Nullable DialectName dialect, ForScripts scripts) {

    public PlanRequest {
        targets = List.copyOf(targets);
    }

    /** A plan to be carried out or shown, without {@code -x}. */
    public PlanRequest(Direction direction, List<String> targets, boolean purge, @Nullable Database database,
            @Nullable List<String> from, @Nullable DialectName dialect) {
        this(direction, targets, purge, database, from, dialect, ForScripts.NOTHING);
    }

    /** The same with what the command line says to revisions that are programs. */
    public PlanRequest telling(ForScripts words) {
        return new PlanRequest(direction, targets, purge, database, from, dialect, words);
    }

    /**
     * What revisions that are programs are told.
     *
     * @param purpose whether the plan is to be carried out or written as a script
     * @param xArguments what {@code -x} said, in order
     * @param unreadable what to do with steps that cannot be read
     */
    public record ForScripts(StepInputs.Purpose purpose, List<String> xArguments, Unreadable unreadable) {

        /** Told to revisions of a project whose own Alembic runs only where that was allowed before. */
        public ForScripts(StepInputs.Purpose purpose, List<String> xArguments) {
            this(purpose, xArguments, Unreadable.AS_REMEMBERED);
        }

        public static final ForScripts NOTHING = new ForScripts(StepInputs.Purpose.RUN, List.of());

        public ForScripts {
            xArguments = List.copyOf(xArguments);
        }
    }

    /** What to do with steps that cannot be read. */
    public enum Unreadable {
        /** Refuse them, unless a person has allowed the project's own Alembic to run them. */
        AS_REMEMBERED,
        /** Have the project's own Alembic run them: a person says so now. */
        RUN_ALEMBIC
    }

    /** Up to a target, from where the database stands. */
    public static PlanRequest upgrade(Database database, String target) {
        return new PlanRequest(Direction.UPGRADE, List.of(target), false, database, null, null);
    }

    /** Down to a target, from where the database stands. */
    public static PlanRequest downgrade(Database database, String target) {
        return new PlanRequest(Direction.DOWNGRADE, List.of(target), false, database, null, null);
    }

    /** The version table's rows set to these, nothing else run. */
    public static PlanRequest stamp(Database database, String... targets) {
        return new PlanRequest(Direction.STAMP, List.of(targets), false, database, null, null);
    }
}
