package dev.retort.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import picocli.CommandLine.Command;

@Command(name = "list_templates", sortOptions = false, description = "Show what init can make.")
final class ListTemplatesVerb extends Verb {

    static final String SQL = "sql";
    private static final String ABOUT_SQL = "Plain SQL revision files and a retort.toml.";

    ListTemplatesVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    int run() {
        if (options().json) {
            JsonObject template = new JsonObject();
            template.addProperty("name", SQL);
            template.addProperty("description", ABOUT_SQL);
            JsonArray templates = new JsonArray();
            templates.add(template);
            JsonObject json = new JsonObject();
            json.add("templates", templates);
            printer().json(json);
        } else {
            printer().line("Available templates:\n");
            printer().line(SQL + " - " + ABOUT_SQL);
            printer().line("\nTemplates are used via the 'init' command, e.g.:\n");
            printer().line("  retort init --template " + SQL + " ./migrations");
        }
        return ExitCode.DONE;
    }
}
