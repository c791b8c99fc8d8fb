package dev.retort.cli.verb;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/** How to write a script instead of running one. */
final class OfflineOptions {

    @Option(names = "--sql", description = "Print a script for psql or sqlite3 instead; asks no database.")
    boolean sql;

    @Option(names = "--dialect", paramLabel = "NAME", description = "postgresql or sqlite, for a script or plan without a database.")
    @Nullable
    String dialect;

    @Option(names = "--tag", paramLabel = "TEXT", hidden = true)
    @Nullable
    String tag;
}
