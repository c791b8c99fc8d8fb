package dev.retort.cli.verb;

import dev.retort.cli.call.Invocation;
import dev.retort.revision.Direction;
import picocli.CommandLine.Command;

@Command(name = "downgrade", sortOptions = false, description = "Take revisions back down to a target.")
final class DowngradeVerb extends MigrationVerb {

    DowngradeVerb(Invocation invocation) {
        super(invocation, Direction.DOWNGRADE);
    }
}
