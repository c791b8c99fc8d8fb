package dev.retort.script;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.sql.DialectName;

/** A plain SQL revision file, parsed. */
public record SqlScript(Revision revision, Path path, String file, String text, String description, String checksum,
        @Nullable Duration lockTimeout, @Nullable Duration statementTimeout) implements Script {

    @Override
    public boolean supports(Direction direction, DialectName dialect) {
        return direction == Direction.UPGRADE;
    }

    @Override
    public void drive(Direction direction, StepContext context) {}
}
