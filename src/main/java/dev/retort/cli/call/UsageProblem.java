package dev.retort.cli.call;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Arguments that make no sense, in words.
 *
 * @param message names the argument
 * @param hint says where to look, and what may have been meant
 */
public record UsageProblem(String message, String hint) {

    private static final Pattern INVALID = Pattern
            .compile("^Invalid value for (?:positional parameter at index \\S+ \\((\\S+)\\)|option '([^']+)'[^:]*): ");

    static UsageProblem of(ParameterException failure) {
        String name = failure.getCommandLine().getCommandSpec().qualifiedName();
        Optional<String> guess = failure instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions().stream().findFirst()
                : Optional.empty();
        return new UsageProblem(message(failure), guess.map(word -> "Did you mean " + word + "? ").orElse("") + name
                + " --help shows what can be said.");
    }

    private static String message(ParameterException failure) {
        return switch (failure) {
            case UnmatchedArgumentException unmatched when !unmatched.getUnmatched().isEmpty() ->
                unmatched(unmatched.getUnmatched().getFirst(), failure.getCommandLine());
            case MissingParameterException missing when !missing.getMissing().isEmpty() ->
                missing(missing.getMissing());
            // Picocli begins some of its sentences with the word itself.
            default -> INVALID.matcher(String.valueOf(failure.getMessage()).replaceFirst("^Error: ", ""))
                    .replaceFirst("$1$2: ");
        };
    }

    private static String unmatched(String word, CommandLine command) {
        if (word.startsWith("-")) {
            return "There is no option " + word + ".";
        }
        boolean isVerb = !command.getSubcommands().isEmpty();
        return isVerb ? "There is no verb \"" + word + "\"." : "\"" + word + "\" is one word too many.";
    }

    private static String missing(List<ArgSpec> missing) {
        if (missing.getFirst() instanceof OptionSpec option) {
            return option.longestName() + " needs a value: " + label(option) + ".";
        }
        return missingWords(missing.stream().map(UsageProblem::label).toList());
    }

    /** @param labels of the parameters that are not there */
    public static String missingWords(List<String> labels) {
        return String.join(" and ", labels) + (labels.size() == 1 ? " is missing." : " are missing.");
    }

    private static String label(ArgSpec argument) {
        @Nullable
        String label = argument.paramLabel();
        return label == null ? "value" : label.toUpperCase(Locale.ROOT);
    }
}
