package dev.retort.cli.verb;

import org.jspecify.annotations.Nullable;

import com.google.gson.JsonObject;

import dev.retort.cli.call.ExitCode;
import dev.retort.cli.call.Invocation;
import dev.retort.cli.call.Verb;
import dev.retort.cli.prompt.Consent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "ensure_version", sortOptions = false, description = "Make the version table where there is none.")
final class EnsureVersionVerb extends Verb {

    @Option(names = "--confirm", paramLabel = "NAME", description = "The name of a production database, to go on.")
    @Nullable
    String confirm;

    @Mixin
    OfflineOptions offline = new OfflineOptions();

    EnsureVersionVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        if (offline.sql) {
            invocation().printScript(
                    invocation().engine().versionTableScript(project(), invocation().dialect(offline.dialect)));
            return ExitCode.DONE;
        }
        new Consent(invocation()).refuseProduction(invocation().database(), confirm);
        invocation().engine().ensureVersionTable(project(), invocation().database());
        String table = project().project().versionTable();
        if (options().json) {
            JsonObject json = new JsonObject();
            json.addProperty("version_table", table);
            printer().json(json);
        } else {
            printer().line("The version table " + table + " is there.");
        }
        return ExitCode.DONE;
    }
}
