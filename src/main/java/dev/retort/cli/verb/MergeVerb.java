package dev.retort.cli.verb;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.cli.call.Invocation;
import dev.retort.cli.call.Verb;
import dev.retort.engine.NewRevision;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.revision.Revision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "merge", sortOptions = false, description = "Write a revision that joins several.")
final class MergeVerb extends Verb {

    @Parameters(arity = "1..*", paramLabel = "REV", description = "What to join; heads for all heads.")
    List<String> parents = List.of();

    @Option(names = {"-m",
            "--message"}, paramLabel = "TEXT", description = "What it does; default: says what it joins.")
    @Nullable
    String message;

    @Option(names = "--branch-label", paramLabel = "LABEL", description = "A label for it.")
    @Nullable
    String branchLabel;

    @Option(names = "--rev-id", paramLabel = "ID", description = "Its id; default: a random one.")
    @Nullable
    String id;

    @Option(names = "--splice", description = "Join revisions that others follow already.")
    boolean splice;

    MergeVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        List<Revision> joined = parents.stream().flatMap(parent -> invocation().graph().resolve(parent).stream())
                .toList();
        if (joined.size() < 2) {
            throw new RetortException(ProblemCode.NOT_A_HEAD, "A merge joins two revisions or more; "
                    + String.join(" ", parents) + (joined.isEmpty() ? " is none." : " is only one."))
                    .hint("retort heads shows what there is to join.");
        }
        String text = message == null
                ? "merge " + String.join(" and ", joined.stream().map(Revision::id).toList())
                : message;
        return new NewFile(invocation())
                .write(new NewRevision(text, parents, splice, branchLabel, List.of(), null, id));
    }
}
