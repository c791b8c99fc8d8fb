package dev.retort.cli;

import picocli.CommandLine.Command;

import dev.retort.revision.Direction;

@Command(name = "upgrade", sortOptions = false, description = "Run revisions up to a target.")
final class UpgradeVerb extends MigrationVerb {

    UpgradeVerb(Invocation invocation) {
        super(invocation, Direction.UPGRADE);
    }
}
