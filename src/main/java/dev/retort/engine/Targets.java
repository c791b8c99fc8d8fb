package dev.retort.engine;

import java.util.List;
import java.util.Map;

import dev.retort.connect.Database;
import dev.retort.connect.DatabaseUrl;
import dev.retort.connect.UserFolders;
import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.project.DatabaseChooser;
import dev.retort.project.TargetSource;
import dev.retort.project.UrlSetting;
import dev.retort.sql.DialectName;
import dev.retort.target.EntitiesTarget;
import dev.retort.target.ProgramTarget;
import dev.retort.target.SqlTarget;
import dev.retort.target.TargetDdl;
import dev.retort.target.models.ModelsTarget;

/** Gets the DDL of a project's target, whatever it is. */
final class Targets {

    private static final String REMEMBERED = "target-commands.txt";

    private final DatabaseChooser chooser;
    private final Map<String, String> environment;
    private final AllowedCommands allowed;

    Targets(DatabaseChooser chooser, Map<String, String> environment, UserFolders folders) {
        this.chooser = chooser;
        this.environment = environment;
        this.allowed = new AllowedCommands(folders.config().resolve(REMEMBERED));
    }

    /**
     * What the project says its schema should be.
     *
     * @throws RetortException {@code invalid-settings} where it says nothing
     */
    TargetSource source(OpenProject project) {
        TargetSource source = project.project().target().source();
        if (source == null) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS,
                    "Nothing says what the schema of " + project.project().name() + " should be.")
                    .hint("Add a [target] to retort.toml: sql = \"schema.sql\", models = \"app/models\","
                            + " entities = \"target/classes\", command = [\"…\"] or profile = \"…\".");
        }
        return source;
    }

    TargetDdl ddl(OpenProject project, TargetSource source, DialectName dialect, CompareRequest.Consent consent,
            Cancellation cancellation) {
        return switch (source) {
            case TargetSource.SqlFiles files -> SqlTarget.read(files, project.folder(), dialect);
            case TargetSource.Models models -> ModelsTarget.read(models, project.project(), dialect);
            case TargetSource.Program program -> {
                ask(project, source, program.command(), consent);
                yield ProgramTarget.read(program, project.folder(), environment, dialect, cancellation);
            }
            case TargetSource.Entities entities -> {
                ask(project, source, EntitiesTarget.command(entities), consent);
                yield EntitiesTarget.read(entities, project.folder(), environment, dialect, cancellation);
            }
            case TargetSource.OtherDatabase(String profile) ->
                throw new IllegalArgumentException("a database is read, not made: " + profile);
        };
    }

    /** Once allowed it stays so, for this project and called as it is now. */
    private void ask(OpenProject project, TargetSource source, List<String> words, CompareRequest.Consent consent) {
        if (consent.program()) {
            allowed.add(project.folder(), words);
        } else if (!allowed.has(project.folder(), words)) {
            throw new RetortException(ProblemCode.CONFIRMATION_REQUIRED, "The target is " + source.title()
                    + ": reading it runs code of the project in " + project.folder() + ".")
                    .hint("If you trust it, say --run-target; it is asked once per project.")
                    .data("command", String.join(" ", words));
        }
    }

    /** The programs that a person has allowed for this project. */
    List<String> allowed(OpenProject project) {
        return allowed.of(project.folder());
    }

    /** Asks for them anew from now on. */
    void disallow(OpenProject project) {
        allowed.removeAll(project.folder());
    }

    Database database(OpenProject project, String profile) {
        return chooser.choose(project.project(), null, profile);
    }

    DatabaseUrl url(OpenProject project, UrlSetting setting) {
        return chooser.url(project.project(), setting);
    }
}
