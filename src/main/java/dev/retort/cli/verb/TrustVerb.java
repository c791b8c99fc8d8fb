package dev.retort.cli.verb;

import java.util.List;

import com.google.gson.JsonObject;

import dev.retort.cli.call.ExitCode;
import dev.retort.cli.call.GroupVerb;
import dev.retort.cli.call.Invocation;
import dev.retort.cli.json.Json;
import picocli.CommandLine.Command;

@Command(name = "trust", sortOptions = false, description = "Show, or take back, which programs of the project may run.")
final class TrustVerb extends GroupVerb {

    TrustVerb(Invocation invocation) {
        super(invocation);
    }

    @Command(sortOptions = false, description = "Show the programs that --run-target or a yes has allowed for the project.")
    int list() {
        List<String> allowed = invocation().engine().programs().allowed(project());
        if (options().json) {
            print("allowed", allowed);
        } else if (allowed.isEmpty()) {
            printer().note("no program of this project is allowed to run.");
        } else {
            allowed.forEach(printer()::line);
        }
        return ExitCode.DONE;
    }

    @Command(sortOptions = false, description = "Take that back: each is asked for anew.")
    int forget() {
        List<String> allowed = invocation().engine().programs().allowed(project());
        invocation().engine().programs().disallow(project());
        if (options().json) {
            print("forgotten", allowed);
        } else if (allowed.isEmpty()) {
            printer().note("no program of this project was allowed to run.");
        } else {
            allowed.forEach(command -> printer().line("No longer allowed: " + command));
        }
        return ExitCode.DONE;
    }

    private void print(String key, List<String> commands) {
        JsonObject json = new JsonObject();
        json.add(key, Json.strings(commands));
        printer().json(json);
    }
}
