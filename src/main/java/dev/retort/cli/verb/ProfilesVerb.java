package dev.retort.cli.verb;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import dev.retort.cli.call.ExitCode;
import dev.retort.cli.call.GroupVerb;
import dev.retort.cli.call.Invocation;
import dev.retort.cli.call.UsageProblem;
import dev.retort.cli.output.Printer;
import dev.retort.cli.output.TextWidth;
import dev.retort.connect.BackupPolicy;
import dev.retort.connect.Database;
import dev.retort.connect.DatabaseUrl;
import dev.retort.connect.Environment;
import dev.retort.connect.PasswordStore;
import dev.retort.connect.Profile;
import dev.retort.connect.SessionSettings;
import dev.retort.engine.ConnectionReport;
import dev.retort.engine.DatabaseChoice;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.script.TimeLimit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "profiles", sortOptions = false, description = "List, add, import, remove and test saved connections.")
final class ProfilesVerb extends GroupVerb {

    ProfilesVerb(Invocation invocation) {
        super(invocation);
    }

    @Command(sortOptions = false, description = "Show the saved connections.")
    int list() {
        List<Profile> profiles = invocation().engine().connections().profiles();
        if (options().json) {
            printJson(profiles);
        } else {
            int width = profiles.stream().map(Profile::name).mapToInt(TextWidth::of).max().orElse(0);
            profiles.forEach(profile -> printer().line("%s  %s  %s".formatted(TextWidth.pad(profile.name(), width),
                    printer().toned("%-11s".formatted(profile.environment().text()), tone(profile.environment())),
                    profile.url().text())));
            if (profiles.isEmpty()) {
                printer().note("no connection is saved; retort profiles add NAME URL saves one.");
            }
        }
        return ExitCode.DONE;
    }

    @Command(sortOptions = false, description = "Save a connection under a name. A password in the URL is not kept.")
    int add(@Parameters(paramLabel = "NAME", description = "How to call it.") String name,
            @Parameters(arity = "0..1", paramLabel = "URL", description = "Where it is: postgresql://…, sqlite:///…; or --url.") @Nullable String url,
            @Option(names = "--environment", paramLabel = "KIND", defaultValue = "development", description = "development, staging or production; default: development.") Environment environment,
            @Option(names = "--password-store", paramLabel = "WHERE", defaultValue = "ask", description = "environment or ask; default: ask.") PasswordStore passwordStore,
            @Option(names = "--lock-timeout", paramLabel = "TIME", description = "Such as 5s; 0 for no limit.") @Nullable String lockTimeout,
            @Option(names = "--statement-timeout", paramLabel = "TIME", description = "Such as 2min; 0 for no limit.") @Nullable String statementTimeout,
            @Option(names = "--backup-policy", paramLabel = "POLICY", defaultValue = "ask", description = "ask, full or none; default: ask.") BackupPolicy backup,
            @Option(names = "--replace", description = "Replace the profile of that name.") boolean replace) {
        String place = url == null ? options().url : url;
        if (place == null || url != null && options().url != null) {
            throw wrong(place == null
                    ? UsageProblem.missingWords(List.of("URL"))
                    : "Give the URL once: as URL or with --url.");
        }
        DatabaseUrl parsed = DatabaseUrl.parse(place, invocation().surroundings().workingFolder(), printer()::note);
        if (parsed.password() != null) {
            printer().note("the password in the URL is not kept; it is asked for, or taken from the environment.");
        }
        if (parsed.options().containsKey("sslpassword")) {
            printer().note("sslpassword is not kept; use a key without a password that only you may read.");
        }
        Profile profile = new Profile(name, environment, parsed.withoutPassword(), passwordStore,
                limit(lockTimeout, SessionSettings.DEFAULT.lockTimeout()), limit(statementTimeout, Duration.ZERO),
                backup);
        invocation().engine().connections().save(profile, replace ? name : null);
        return saved(List.of(profile));
    }

    @Command(name = "import", sortOptions = false, description = "Save the databases that a .env file names.")
    int importFrom(@Parameters(paramLabel = "FILE", description = "Such as .env.") Path file) {
        Path place = invocation().path(file);
        if (!Files.isRegularFile(place)) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, "There is no file " + place + ".")
                    .hint("Name a file of lines such as DATABASE_URL=postgresql://…");
        }
        List<Profile> found = invocation().engine().connections().profilesIn(place);
        if (found.isEmpty()) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, file + " names no database.")
                    .hint("A value such as DATABASE_URL=postgresql://… is looked for.");
        }
        found.forEach(profile -> invocation().engine().connections().save(profile, null));
        return saved(found);
    }

    @Command(sortOptions = false, description = "Forget a connection.")
    int remove(@Parameters(paramLabel = "NAME", description = "Which.") String name) {
        Profile profile = get(name);
        invocation().engine().connections().remove(profile.name());
        if (options().json) {
            JsonObject json = new JsonObject();
            json.addProperty("removed", profile.name());
            printer().json(json);
        } else {
            printer().line("Removed " + profile.name() + ".");
        }
        return ExitCode.DONE;
    }

    @Command(sortOptions = false, description = "Try a connection: server, rights, version table, pg_dump. Reads only.")
    int test(
            @Parameters(arity = "0..1", paramLabel = "NAME", description = "Which profile; default: the database that is meant.") @Nullable String name) {
        ConnectionReport report;
        if (name == null) {
            report = invocation().engine().connections().test(project(), invocation().database());
        } else {
            Database database = invocation().engine().choose(null, DatabaseChoice.profile(name));
            report = invocation().engine().connections().test(null, database);
        }
        print(report);
        return report.ready() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void print(ConnectionReport report) {
        if (options().json) {
            JsonArray findings = new JsonArray();
            for (ConnectionReport.Finding finding : report.findings()) {
                JsonObject json = new JsonObject();
                json.addProperty("level", finding.level().name().toLowerCase(Locale.ROOT));
                json.addProperty("title", finding.title());
                json.addProperty("detail", finding.detail());
                findings.add(json);
            }
            JsonObject json = new JsonObject();
            json.addProperty("ready", report.ready());
            json.add("findings", findings);
            printer().json(json);
            return;
        }
        for (ConnectionReport.Finding finding : report.findings()) {
            String mark = switch (finding.level()) {
                case GOOD -> printer().toned("✓", Printer.Tone.GOOD);
                case NOTE -> printer().toned("!", Printer.Tone.WARNING);
                case BAD -> printer().toned("✗", Printer.Tone.BAD);
            };
            printer().line(mark + " " + finding.title() + (finding.detail().isEmpty() ? "" : ": " + finding.detail()));
        }
    }

    private int saved(List<Profile> profiles) {
        if (options().json) {
            printJson(profiles);
        } else {
            profiles.forEach(profile -> printer().line("Saved " + profile.name() + ": " + profile.url().text()));
        }
        return ExitCode.DONE;
    }

    private Profile get(String name) {
        List<Profile> all = invocation().engine().connections().profiles();
        return all.stream().filter(profile -> profile.name().equals(name)).findFirst()
                .orElseThrow(() -> new RetortException(ProblemCode.INVALID_SETTINGS,
                        "There is no profile \"" + name + "\".").hint("retort profiles list shows those there are.")
                        .data("profiles", all.stream().map(Profile::name).toList()));
    }

    private static Duration limit(@Nullable String text, Duration otherwise) {
        if (text == null) {
            return otherwise;
        }
        return TimeLimit.parse(text).orElseThrow(() -> new RetortException(ProblemCode.INVALID_SETTINGS,
                "\"" + text + "\" is no time limit.").hint("Write 500ms, 5s, 2min, 1h, or 0 for none."));
    }

    private static Printer.Tone tone(Environment environment) {
        return switch (environment) {
            case DEVELOPMENT -> Printer.Tone.GOOD;
            case STAGING -> Printer.Tone.WARNING;
            case PRODUCTION -> Printer.Tone.BAD;
        };
    }

    private void printJson(List<Profile> profiles) {
        JsonArray array = new JsonArray();
        for (Profile profile : profiles) {
            JsonObject json = new JsonObject();
            json.addProperty("name", profile.name());
            json.addProperty("environment", profile.environment().text());
            json.addProperty("url", profile.url().text());
            json.addProperty("password_store", profile.passwordStore().name().toLowerCase(Locale.ROOT));
            json.addProperty("lock_timeout_ms", profile.lockTimeout().toMillis());
            json.addProperty("statement_timeout_ms", profile.statementTimeout().toMillis());
            json.addProperty("backup", profile.backup().name().toLowerCase(Locale.ROOT));
            array.add(json);
        }
        JsonObject json = new JsonObject();
        json.add("profiles", array);
        printer().json(json);
    }
}
