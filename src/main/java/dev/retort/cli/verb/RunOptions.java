package dev.retort.cli.verb;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import dev.retort.backup.BackupKind;
import picocli.CommandLine.Option;

/** How to carry out an upgrade or a downgrade. */
final class RunOptions {

    @Option(names = "--backup", paramLabel = "KIND", description = "What to back up first: full or none.")
    @Nullable
    BackupKind backup;

    @Option(names = "--confirm", paramLabel = "NAME", description = "The name of a production database, to go on.")
    @Nullable
    String confirm;

    @Option(names = "--plan", paramLabel = "FILE", description = "Carry out exactly this plan, or refuse.")
    @Nullable
    Path plan;
}
