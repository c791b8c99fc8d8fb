package dev.retort.cli.verb;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.retort.cli.call.ExitCode;
import dev.retort.cli.call.Invocation;
import dev.retort.cli.call.RetortCommand;
import dev.retort.cli.call.Verb;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Parameters;

@Command(name = "completion", sortOptions = false, description = "Print a completion script: source <(retort completion bash)")
public final class CompletionVerb extends Verb {

    /** The shells a script is for; zsh understands bash's completions. */
    public enum Shell {
        BASH, ZSH, FISH
    }

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    @Nullable
    Shell shell;

    CompletionVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        CommandLine whole = new CommandLine(new RetortCommand());
        Verbs.names().forEach(name -> whole.addSubcommand(name, Verbs.make(name, invocation())));
        if (shell == Shell.FISH) {
            invocation().printScript(FishCompletion.of("retort", whole));
        } else {
            useWords(whole);
            invocation().printScript(AutoComplete.bash("retort", whole));
        }
        return ExitCode.DONE;
    }

    /** Picocli would offer the constants of an enum, which the verbs do not take. */
    private static void useWords(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        for (OptionSpec option : List.copyOf(spec.options())) {
            if (option.type().isEnum() && option.group() == null) {
                spec.remove(option);
                spec.addOption(OptionSpec.builder(option).completionCandidates(words(option.type())).build());
            }
        }
        for (PositionalParamSpec parameter : List.copyOf(spec.positionalParameters())) {
            if (parameter.type().isEnum()) {
                spec.remove(parameter);
                spec.addPositional(PositionalParamSpec.builder(parameter).completionCandidates(words(parameter.type()))
                        .build());
            }
        }
        command.getSubcommands().values().forEach(CompletionVerb::useWords);
    }

    private static List<String> words(Class<?> kind) {
        return Arrays.stream(kind.getEnumConstants()).map(word -> ((Enum<?>) word).name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
