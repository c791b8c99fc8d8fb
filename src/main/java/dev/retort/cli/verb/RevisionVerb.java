package dev.retort.cli.verb;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.cli.call.Invocation;
import dev.retort.cli.call.Verb;
import dev.retort.cli.comparison.GenerateOptions;
import dev.retort.cli.comparison.Generating;
import dev.retort.engine.NewRevision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "revision", sortOptions = false, description = "Write a new revision file.")
final class RevisionVerb extends Verb {

    @Option(names = {"-m",
            "--message"}, paramLabel = "TEXT", defaultValue = "empty message", description = "What it does.")
    String message = "";

    @Option(names = "--head", paramLabel = "REV", defaultValue = "head", description = "What it follows: head, LABEL@head, an id, base for a new base; default: head.")
    String head = "";

    @Option(names = "--splice", description = "Follow a revision that others follow already, and so begin a branch.")
    boolean splice;

    @Option(names = "--branch-label", paramLabel = "LABEL", description = "A label for the branch it begins.")
    @Nullable
    String branchLabel;

    @Option(names = "--version-path", paramLabel = "DIR", description = "Which of several version folders.")
    @Nullable
    Path versionPath;

    @Option(names = "--rev-id", paramLabel = "ID", description = "Its id; default: a random one.")
    @Nullable
    String id;

    @Option(names = "--depends-on", paramLabel = "REV", description = "What must be applied first; may be repeated.")
    List<String> dependsOn = List.of();

    @Option(names = "--autogenerate", description = "Fill it with what differs between the database and its target.")
    boolean autogenerate;

    @Mixin
    GenerateOptions how = new GenerateOptions();

    RevisionVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        NewRevision wanted = new NewRevision(message, List.of(head), splice, branchLabel, dependsOn, versionPath, id);
        return autogenerate
                ? new Generating(invocation(), how).generate(wanted, Generating.WhenInSync.WRITE_EMPTY)
                : new NewFile(invocation()).write(wanted);
    }
}
