package dev.retort.cli.verb;

import dev.retort.cli.call.Invocation;
import dev.retort.revision.Direction;
import picocli.CommandLine.Command;

@Command(name = "upgrade", sortOptions = false, description = "Run revisions up to a target.")
final class UpgradeVerb extends MigrationVerb {

    UpgradeVerb(Invocation invocation) {
        super(invocation, Direction.UPGRADE);
    }
}
