package dev.retort.cli.verb;

import dev.retort.cli.call.Invocation;
import dev.retort.cli.call.Verb;
import dev.retort.cli.comparison.GenerateOptions;
import dev.retort.cli.comparison.Generating;
import dev.retort.engine.NewRevision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "generate", sortOptions = false, description = "Write a revision that makes the database as its target says; nothing where it is.")
final class GenerateVerb extends Verb {

    @Option(names = {"-m", "--message"}, required = true, paramLabel = "TEXT", description = "What it does.")
    String message = "";

    @Mixin
    GenerateOptions how = new GenerateOptions();

    GenerateVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        return new Generating(invocation(), how).generate(NewRevision.onHead(message),
                Generating.WhenInSync.WRITE_NOTHING);
    }
}
