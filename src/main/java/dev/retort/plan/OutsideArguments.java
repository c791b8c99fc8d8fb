package dev.retort.plan;

import java.util.List;

import dev.retort.revision.Direction;
import dev.retort.revision.RevisionStep;

/** What Alembic is told, so that it carries out one step and no more. */
public final class OutsideArguments {

    private OutsideArguments() {}

    /** {@code upgrade REV}, whose ancestors are all applied; {@code downgrade REV-1}, beside which nothing is. */
    public static List<String> of(RevisionStep step) {
        return step.direction() == Direction.UPGRADE
                ? List.of("upgrade", step.revision())
                : List.of("downgrade", step.revision() + "-1");
    }
}
