package dev.retort.cli.verb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Writes what fish completes; picocli itself writes for bash only. */
final class FishCompletion {

    private final String program;
    private final StringBuilder script = new StringBuilder();

    private FishCompletion(String program) {
        this.program = program;
    }

    /** The script for a program with all its verbs. */
    static String of(String program, CommandLine whole) {
        FishCompletion completion = new FishCompletion(program);
        completion.script.append("# ").append(program).append(" completion fish | source\n\n");
        completion.line("-f");
        completion.verbs(whole, "");
        return completion.script.toString();
    }

    private void line(String rest) {
        script.append("complete -c ").append(program).append(' ').append(rest).append('\n');
    }

    /** @param before the condition under which the command's own verbs and options are offered; empty for always */
    private void verbs(CommandLine command, String before) {
        Map<String, CommandLine> verbs = new TreeMap<>(command.getSubcommands());
        String unchosen = verbs.isEmpty()
                ? before
                : and(before, "not __fish_seen_subcommand_from " + String.join(" ", verbs.keySet()));
        verbs.forEach((name, verb) -> line(when(unchosen) + "-a " + name
                + description(verb.getCommandSpec().usageMessage().description())));
        options(command, before);
        verbs.forEach((name, verb) -> verbs(verb, and(before, "__fish_seen_subcommand_from " + name)));
    }

    private void options(CommandLine command, String condition) {
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (!option.hidden() && !option.inherited()) {
                line(when(condition) + names(option) + argument(option) + description(option.description()));
            }
        }
        command.getCommandSpec().positionalParameters().stream().filter(parameter -> !parameter.hidden())
                .map(FishCompletion::words).filter(words -> !words.isEmpty())
                .forEach(words -> line(when(condition) + "-a " + quoted(String.join(" ", words))));
    }

    private static String names(OptionSpec option) {
        List<String> names = new ArrayList<>();
        for (String name : option.names()) {
            if (name.startsWith("--")) {
                names.add("-l " + name.substring(2));
            } else {
                names.add((name.length() == 2 ? "-s " : "-o ") + name.substring(1));
            }
        }
        return String.join(" ", names);
    }

    private static String argument(OptionSpec option) {
        if (option.arity().max() == 0) {
            return "";
        }
        List<String> words = words(option);
        if (!words.isEmpty()) {
            return " -x -a " + quoted(String.join(" ", words));
        }
        return option.type() == Path.class ? " -r -F" : " -x";
    }

    /** The words an argument can be; the verbs take an enum's in lower case. */
    private static List<String> words(ArgSpec argument) {
        List<String> words = new ArrayList<>();
        Iterable<String> candidates = argument.completionCandidates();
        if (candidates != null) {
            candidates.forEach(word -> words.add(argument.type().isEnum() ? word.toLowerCase(Locale.ROOT) : word));
        }
        return words;
    }

    private static String and(String one, String other) {
        return one.isEmpty() ? other : one + "; and " + other;
    }

    private static String when(String condition) {
        return condition.isEmpty() ? "" : "-n " + quoted(condition) + " ";
    }

    private static String description(String[] lines) {
        String first = lines.length == 0 ? "" : lines[0].replace("%n", " ").replace("%%", "%").strip();
        return first.isEmpty() ? "" : " -d " + quoted(first);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
