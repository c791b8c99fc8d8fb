package dev.retort.engine;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.Database;
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
 */
public record PlanRequest(Direction direction, List<String> targets, boolean purge, @Nullable Database database,
        @Nullable List<String> from, @Nullable DialectName dialect) {

    public PlanRequest {
        targets = List.copyOf(targets);
    }

    public static PlanRequest upgrade(Database database, String target) {
        return new PlanRequest(Direction.UPGRADE, List.of(target), false, database, null, null);
    }

    public static PlanRequest downgrade(Database database, String target) {
        return new PlanRequest(Direction.DOWNGRADE, List.of(target), false, database, null, null);
    }

    public static PlanRequest stamp(Database database, String... targets) {
        return new PlanRequest(Direction.STAMP, List.of(targets), false, database, null, null);
    }
}
