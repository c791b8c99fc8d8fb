package dev.retort.cli.comparison;

import dev.retort.cli.prompt.RenameOptions;
import dev.retort.dialect.SchemaWriter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a revision is made of differences. */
public final class GenerateOptions {

    @Mixin
    public CompareOptions compare = new CompareOptions();

    @Mixin
    public RenameOptions renames = new RenameOptions();

    @Option(names = "--online", description = "PostgreSQL: the forms that keep live tables usable, such as indexes made concurrently.")
    boolean online;

    @Option(names = "--unproved", description = "Write the revision even where trying it on scratch failed.")
    boolean unproved;

    SchemaWriter.Style style() {
        return online ? SchemaWriter.Style.ONLINE : SchemaWriter.Style.PLAIN;
    }
}
