package dev.retort.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What picocli cannot tell by itself: which verb is meant, and that {@code -1} is a target and no option. */
final class ArgumentReader {

    private static final Pattern BACKWARDS = Pattern.compile("-\\d+(:.*)?");
    private static final Set<String> WITH_TARGETS = Set.of("plan", "upgrade", "downgrade", "stamp", "show", "merge",
            "edit");

    private ArgumentReader() {}

    /** {@code help VERB} as {@code VERB --help}. */
    static List<String> helpAsOption(List<String> arguments) {
        if (arguments.isEmpty() || !arguments.getFirst().equals("help")) {
            return arguments;
        }
        List<String> read = new ArrayList<>(arguments.subList(1, arguments.size()));
        read.add("--help");
        return read;
    }

    /** The index of the verb: the first word that is no option and no option's value. */
    static Optional<Integer> verb(List<String> arguments, CommandSpec root) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("-")) {
                return Optional.of(i);
            }
            if (takesNext(argument, root)) {
                i++;
            }
        }
        return Optional.empty();
    }

    /**
     * The arguments as picocli has to see them: targets that begin with {@code -} behind a {@code --}, and after
     * {@code current} the {@code -c} spelled out.
     *
     * @param verb where the verb is
     * @param spec of the verb, which has the options of all verbs too
     */
    static List<String> forParsing(List<String> arguments, int verb, CommandSpec spec) {
        String name = arguments.get(verb);
        List<String> read = new ArrayList<>(arguments.subList(0, verb + 1));
        List<String> targets = new ArrayList<>();
        for (int i = verb + 1; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--")) {
                targets.addAll(arguments.subList(i + 1, arguments.size()));
                break;
            }
            if (name.equals("current") && argument.equals("-c")) {
                read.add("--check-heads");
            } else if (WITH_TARGETS.contains(name) && BACKWARDS.matcher(argument).matches()) {
                targets.add(argument);
            } else {
                read.add(argument);
                if (takesNext(argument, spec) && i + 1 < arguments.size()) {
                    read.add(arguments.get(++i));
                }
            }
        }
        if (!targets.isEmpty()) {
            read.add("--");
            read.addAll(targets);
        }
        return read;
    }

    private static boolean takesNext(String argument, CommandSpec spec) {
        OptionSpec option = spec.findOption(argument);
        return option != null && option.arity().max() > 0;
    }
}
