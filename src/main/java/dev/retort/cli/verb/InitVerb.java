package dev.retort.cli.verb;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.google.gson.JsonObject;

import dev.retort.cli.call.ExitCode;
import dev.retort.cli.call.Invocation;
import dev.retort.cli.call.Verb;
import dev.retort.engine.OpenProject;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "init", sortOptions = false, description = "Make a folder a project: retort.toml and a versions folder, or an Alembic project.")
final class InitVerb extends Verb {

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The folder, default: the working folder. Of an Alembic project: the folder with env.py, default: alembic.")
    @Nullable
    Path folder;

    @Option(names = "--format", paramLabel = "FORMAT", description = "Of its revision files: sql, which is the default, or alembic.")
    @Nullable
    String format;

    @Option(names = {"-t", "--template"}, paramLabel = "NAME", description = "What kind; list_templates names them.")
    @Nullable
    String template;

    InitVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        String kind = kind();
        Path project = options().project == null
                ? invocation().surroundings().workingFolder()
                : invocation().path(options().project);
        OpenProject made;
        if (kind.equals(ListTemplatesVerb.GENERIC)) {
            made = invocation().engine().initAlembic(project, folder == null ? "alembic" : folder.toString());
        } else {
            made = invocation().engine().init(folder == null ? project : invocation().path(folder));
        }
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

    /** The template that is meant; a format alone means its usual one. */
    private String kind() {
        String usual = switch (format == null ? "" : format) {
            case "", "sql" -> ListTemplatesVerb.SQL;
            case "alembic" -> ListTemplatesVerb.GENERIC;
            default -> throw new RetortException(ProblemCode.INVALID_SETTINGS,
                    "There is no format \"" + format + "\".").hint("There are: sql, alembic.");
        };
        if (template == null) {
            return usual;
        }
        boolean contradicts = format != null && !template.equals(usual);
        if (contradicts || !List.of(ListTemplatesVerb.SQL, ListTemplatesVerb.GENERIC).contains(template)) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, "There is no template \"" + template + "\""
                    + (contradicts ? " of the format " + format + "." : "."))
                    .hint("There are: " + ListTemplatesVerb.SQL + ", " + ListTemplatesVerb.GENERIC + ".");
        }
        return template;
    }
}
