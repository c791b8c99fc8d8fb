package dev.retort.cli;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import com.google.gson.JsonObject;

import dev.retort.engine.OpenProject;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "init", sortOptions = false, description = "Make a folder a project: retort.toml and a versions folder.")
final class InitVerb extends Verb {

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The folder; default: the working folder.")
    @Nullable
    Path folder;

    @Option(names = {"-t", "--template"}, paramLabel = "NAME", description = "What kind; list_templates names them.")
    @Nullable
    String template;

    InitVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    int run() {
        if (template != null && !template.equals(ListTemplatesVerb.SQL)) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, "There is no template \"" + template + "\".")
                    .hint("There is: " + ListTemplatesVerb.SQL + ".");
        }
        Path given = folder == null ? options().project : folder;
        Path place = given == null ? invocation().surroundings().workingFolder() : invocation().path(given);
        OpenProject made = invocation().engine().init(place);
        if (options().json) {
            JsonObject json = new JsonObject();
            json.addProperty("project", made.folder().toString());
            json.addProperty("settings", made.project().settingsFile().toString());
            printer().json(json);
        } else {
            printer().line("Made " + made.project().settingsFile());
            printer().line("Name the database there, then: retort revision -m \"Create users\"");
        }
        return ExitCode.DONE;
    }
}
