package dev.retort.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.retort.backup.BackupKind;
import dev.retort.backup.DumpFormat;
import dev.retort.cli.call.ExitCode;
import dev.retort.cli.call.FailureHandler;
import dev.retort.cli.call.Invocation;
import dev.retort.cli.call.RetortCommand;
import dev.retort.cli.call.UsageProblem;
import dev.retort.cli.call.Verb;
import dev.retort.cli.output.Terminal;
import dev.retort.cli.verb.CheckVerb;
import dev.retort.cli.verb.CompletionVerb;
import dev.retort.cli.verb.Verbs;
import dev.retort.connect.BackupPolicy;
import dev.retort.connect.Environment;
import dev.retort.connect.PasswordPrompt;
import dev.retort.connect.PasswordStore;
import dev.retort.engine.Surroundings;
import dev.retort.revision.Direction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The command line: arguments in, exit code out. */
public final class CommandLineProgram {

    private final Surroundings surroundings;
    private final Terminal terminal;

    /** @param surroundings but for passwords, which the terminal asks for */
    CommandLineProgram(Surroundings surroundings, Terminal terminal) {
        this.surroundings = surroundings;
        this.terminal = terminal;
    }

    /** The program on this process's streams and in its surroundings. */
    public static CommandLineProgram ofThisProcess() {
        Terminal terminal = Terminal.ofThisProcess(System.getenv());
        return new CommandLineProgram(Surroundings.ofThisProcess(PasswordPrompt.NOBODY), terminal);
    }

    /** Does what the arguments ask for and gives the exit code: 0 done, 1 failed or refused, 2 usage, 3 found. */
    public int run(String... arguments) {
        RetortCommand root = new RetortCommand();
        CommandLine picocli = new CommandLine(root, new Making());
        try (Invocation invocation = new Invocation(surroundings, terminal, root)) {
            List<String> read = addVerbs(picocli, ArgumentReader.helpAsOption(List.of(arguments)), invocation);
            configure(picocli, invocation);
            return written(execute(picocli, read, invocation), invocation);
        }
    }

    /** What was asked for has to have arrived: a script cut short by a full disk is none. */
    private int written(int code, Invocation invocation) {
        Optional<String> failure = terminal.failure();
        failure.ifPresent(why -> new FailureHandler(invocation).print("The output could not be written: " + why + ".",
                "It is not complete; look at the disk it goes to."));
        return failure.isPresent() && code == ExitCode.DONE ? ExitCode.FAILED : code;
    }

    /** Picocli hands over exceptions; errors of the JVM, such as a missing class, are bugs to report as well. */
    private static int execute(CommandLine picocli, List<String> arguments, Invocation invocation) {
        try {
            return picocli.execute(arguments.toArray(String[]::new));
        } catch (LinkageError | AssertionError | StackOverflowError | OutOfMemoryError e) {
            return new FailureHandler(invocation).handle(e);
        }
    }

    /** Prints the usage, after a sentence that says why: for when there is no window to open. */
    public int usage(String why) {
        RetortCommand root = new RetortCommand();
        CommandLine picocli = new CommandLine(root, new Making());
        try (Invocation invocation = new Invocation(surroundings, terminal, root)) {
            addVerbs(picocli, List.of(), invocation);
            configure(picocli, invocation);
            new FailureHandler(invocation).print(why, null);
            picocli.usage(terminal.out());
            return ExitCode.FAILED;
        }
    }

    /**
     * Adds the one verb that is meant, for reading the annotations of all takes time: where none is named, only what the
     * help lists of each is read; where one may be, all are.
     */
    private static List<String> addVerbs(CommandLine picocli, List<String> arguments, Invocation invocation) {
        Optional<Integer> at = ArgumentReader.verb(arguments, picocli.getCommandSpec());
        if (at.isPresent() && Verbs.contains(arguments.get(at.get()))) {
            String name = arguments.get(at.get());
            picocli.addSubcommand(name, Verbs.make(name, invocation));
            CommandLine verb = subcommand(picocli, name);
            return ArgumentReader.forParsing(arguments, at.get(), verb.getCommandSpec());
        }
        boolean mayBeMeant = arguments.stream().anyMatch(Verbs::contains);
        for (String name : Verbs.names()) {
            Verb verb = Verbs.make(name, invocation);
            picocli.addSubcommand(name, mayBeMeant ? verb : listed(verb));
        }
        return arguments;
    }

    /** A verb as the list of verbs needs it, without its options. */
    private static CommandSpec listed(Verb verb) {
        Command described = verb.getClass().getAnnotation(Command.class);
        CommandSpec spec = CommandSpec.create().name(described.name());
        spec.usageMessage().header(described.header()).description(described.description())
                .hidden(described.hidden());
        return spec;
    }

    /** Makes the lists of values itself: picocli's own way looks for a class of Groovy first, in every jar there is. */
    private static final class Making implements IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            return type == List.class
                    ? type.cast(new ArrayList<>())
                    : CommandLine.defaultFactory().create(type);
        }
    }

    private static CommandLine subcommand(CommandLine picocli, String name) {
        Map<String, CommandLine> subcommands = picocli.getSubcommands();
        CommandLine found = subcommands.get(name);
        if (found == null) {
            throw new IllegalStateException(name);
        }
        return found;
    }

    private void configure(CommandLine picocli, Invocation invocation) {
        FailureHandler failures = new FailureHandler(invocation);
        picocli.getCommandSpec().versionProvider(new ProgramVersion());
        picocli.setExpandAtFiles(false);
        HelpLayout.set(picocli);
        registerWords(picocli, BackupKind.class, CheckVerb.Format.class, Direction.class, Environment.class,
                PasswordStore.class,
                BackupPolicy.class, DumpFormat.class, CompletionVerb.Shell.class);
        picocli.setUsageHelpWidth(Math.clamp(terminal.columns(), 55, 110));
        picocli.setUsageHelpLongOptionsMaxWidth(28);
        picocli.setOut(new PrintWriter(terminal.out(), true));
        picocli.setErr(new PrintWriter(terminal.err(), true));
        picocli.setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colours() ? Ansi.ON : Ansi.OFF));
        picocli.setExecutionExceptionHandler((failure, _, _) -> failures.handle(failure));
        picocli.setParameterExceptionHandler(
                (failure, arguments) -> failures.usage(failure, List.of(arguments).contains("--json")));
        picocli.setExecutionStrategy(parsed -> {
            if (!parsed.hasSubcommand() && !parsed.isUsageHelpRequested() && !parsed.isVersionHelpRequested()) {
                throw new ParameterException(picocli, UsageProblem.missingWords(List.of("VERB")));
            }
            return new CommandLine.RunLast().execute(parsed);
        });
    }

    @SafeVarargs
    private static void registerWords(CommandLine picocli, Class<? extends Enum<?>>... kinds) {
        for (Class<? extends Enum<?>> kind : kinds) {
            registerWords(picocli, kind);
        }
    }

    private static <E extends Enum<?>> void registerWords(CommandLine picocli, Class<E> kind) {
        picocli.registerConverter(kind, new WordConverter<>(kind));
    }
}
