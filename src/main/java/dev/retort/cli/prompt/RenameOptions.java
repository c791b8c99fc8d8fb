package dev.retort.cli.prompt;

import java.util.List;

import picocli.CommandLine.Option;

/** What is chosen of the differences. */
public final class RenameOptions {

    @Option(names = "--rename", paramLabel = "OLD=NEW", description = "A rename: TABLE=NEW, TABLE=SCHEMA.TABLE or TABLE.COLUMN=NEW; may be repeated.")
    List<String> renames = List.of();

    @Option(names = "--no-renames", description = "Nothing was renamed: drop and add.")
    boolean none;

    @Option(names = "--drop", paramLabel = "TABLE", description = "Drop this too, which the target does not mention; may be repeated.")
    List<String> drop = List.of();
}
