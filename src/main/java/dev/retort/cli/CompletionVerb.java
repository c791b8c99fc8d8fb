package dev.retort.cli;

import org.jspecify.annotations.Nullable;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "completion", sortOptions = false, description = "Print a completion script: source <(retort completion bash)")
final class CompletionVerb extends Verb {

    /** The shells a script is for; zsh understands bash's completions. */
    enum Shell {
        BASH, ZSH, FISH
    }

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    @Nullable
    Shell shell;

    CompletionVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    int run() {
        CommandLine whole = new CommandLine(new RetortCommand());
        Verbs.names().forEach(name -> whole.addSubcommand(name, Verbs.make(name, invocation())));
        printer().raw(shell == Shell.FISH
                ? FishCompletion.of("retort", whole)
                : AutoComplete.bash("retort", whole));
        return ExitCode.DONE;
    }
}
