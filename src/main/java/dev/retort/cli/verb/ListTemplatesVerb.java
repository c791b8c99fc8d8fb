package dev.retort.cli.verb;

import java.util.Map;
import java.util.TreeMap;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import dev.retort.cli.call.ExitCode;
import dev.retort.cli.call.Invocation;
import dev.retort.cli.call.Verb;
import picocli.CommandLine.Command;

@Command(name = "list_templates", sortOptions = false, description = "Show what init can make.")
final class ListTemplatesVerb extends Verb {

    static final String SQL = "sql";
    static final String GENERIC = "generic";

    private static final Map<String, String> ABOUT = new TreeMap<>(Map.of(SQL,
            "Plain SQL revision files and a retort.toml.", GENERIC, "Generic single-database Alembic configuration."));

    ListTemplatesVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        if (options().json) {
            JsonArray templates = new JsonArray();
            ABOUT.forEach((name, description) -> {
                JsonObject template = new JsonObject();
                template.addProperty("name", name);
                template.addProperty("description", description);
                templates.add(template);
            });
            JsonObject json = new JsonObject();
            json.add("templates", templates);
            printer().json(json);
        } else {
            printer().line("Available templates:\n");
            ABOUT.forEach((name, description) -> printer().line(name + " - " + description));
            printer().line("\nTemplates are used via the 'init' command, e.g.:\n");
            printer().line("  retort init --template " + SQL + " ./migrations");
        }
        return ExitCode.DONE;
    }
}
