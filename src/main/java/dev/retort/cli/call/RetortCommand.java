package dev.retort.cli.call;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options every verb takes, before or after it. */
@Command(name = "retort", synopsisSubcommandLabel = "VERB", sortOptions = false, header = "See what a migration will do, run it, and go back if you must.", description = "%nWithout arguments retort opens the workbench.", optionListHeading = "%nOptions, before or after the verb:%n", commandListHeading = "%nVerbs:%n", footer = "%nretort VERB --help tells more about a verb.")
public final class RetortCommand {

    @Option(names = "--project", paramLabel = "DIR", scope = ScopeType.INHERIT, description = "The project's folder, or one inside it; default: the working folder.")
    public @Nullable Path project;

    @Option(names = {"-c",
            "--config"}, paramLabel = "FILE", scope = ScopeType.INHERIT, description = "The project's settings file.")
    @Nullable
    Path config;

    @Option(names = "--url", paramLabel = "URL", scope = ScopeType.INHERIT, description = "The database: postgresql://…, sqlite:///….")
    public @Nullable String url;

    @Option(names = "--profile", paramLabel = "NAME", scope = ScopeType.INHERIT, description = "The database of a saved profile.")
    @Nullable
    String profile;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print JSON; ask nothing.")
    public boolean json;

    @Option(names = "--no-color", scope = ScopeType.INHERIT, description = "Print without colours.")
    boolean noColor;

    @Option(names = {"-y",
            "--yes"}, scope = ScopeType.INHERIT, description = "Accept the plan and the backup that is suggested; not a production guard.")
    public boolean yes;

    @Option(names = {"-v",
            "--verbose"}, scope = ScopeType.INHERIT, description = "Tell more: statements as they run, whole entries of revisions.")
    public boolean verbose;

    @Option(names = "-x", paramLabel = "KEY=VALUE", scope = ScopeType.INHERIT, description = "For the revisions of an Alembic project; may be repeated.")
    List<String> arguments = List.of();

    @Option(names = {"-n",
            "--name"}, paramLabel = "SECTION", scope = ScopeType.INHERIT, description = "A section of the alembic.ini; default: alembic.")
    @Nullable
    String section;

    @Option(names = "--run-alembic", scope = ScopeType.INHERIT, description = "Have the project's own Alembic run steps that cannot be read. It runs the project's code.")
    boolean runAlembic;

    @Option(names = "--stacktrace", scope = ScopeType.INHERIT, description = "Print the stack trace of a failure.")
    boolean stacktrace;

    @Option(names = {"-h",
            "--help"}, usageHelp = true, scope = ScopeType.INHERIT, description = "Show this help and end.")
    boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Show the version and end.")
    boolean version;
}
