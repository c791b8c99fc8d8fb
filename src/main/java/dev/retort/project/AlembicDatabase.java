package dev.retort.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.env.EnvUrl;
import dev.retort.alembic.env.EnvUrlFinder;
import dev.retort.alembic.settings.AlembicSettings;
import dev.retort.alembic.settings.SettingText;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.script.AlembicScriptReader;
import dev.retort.script.ModuleSources;
import dev.retort.script.ScriptFolderReader;

/**
 * Which database an Alembic project means: the one its {@code env.py} names, else {@code sqlalchemy.url}. The variables
 * that {@code env.py} reads come from the environment, then from {@code .env} beside the settings file or beside it.
 */
final class AlembicDatabase {

    private final Project project;
    private final AlembicSettings settings;
    private final Map<String, String> environment;

    AlembicDatabase(Project project, AlembicProject alembic, Map<String, String> environment) {
        this.project = project;
        this.settings = alembic.settings();
        this.environment = environment;
    }

    /**
     * A URL and where it stands.
     *
     * @param source how to name that place
     */
    record Named(String url, String source) {

        @Override
        public String toString() {
            return source;
        }
    }

    /** What {@code env.py} makes of it. */
    EnvUrl ofEnv() {
        Path script = settings.envScript();
        if (!Files.isRegularFile(script)) {
            return EnvUrl.NONE;
        }
        try {
            String shown = ScriptFolderReader.shownName(project.folder(), script);
            SettingText ini = settings.url();
            EnvUrlFinder finder = new EnvUrlFinder(
                    ModuleSources.of(project.folder(), settings.sysPath(), settings.scriptLocation()), variables(),
                    ini == null ? null : ini.text());
            return finder.find(AlembicScriptReader.decode(Files.readAllBytes(script), shown), shown);
        } catch (IOException e) {
            return new EnvUrl(null, "it cannot be read", List.of());
        }
    }

    /** The URL the project names; empty where it names none. */
    Optional<Named> find() {
        EnvUrl env = ofEnv();
        String shown = ScriptFolderReader.shownName(project.folder(), settings.envScript());
        if (env.url() != null) {
            return env.url().startsWith("driver://") ? Optional.empty() : Optional.of(new Named(env.url(), shown));
        }
        SettingText ini = settings.url();
        if (env.problem().isEmpty()) {
            return Optional.ofNullable(ini).map(text -> new Named(text.text(), text.name()));
        }
        if (ini != null) {
            // Which of the two counts cannot be told, and migrating the wrong database would be worse than to stop.
            throw unread(env);
        }
        return Optional.empty();
    }

    /** Why {@code env.py} gives no URL. */
    RetortException unread(EnvUrl env) {
        String shown = ScriptFolderReader.shownName(project.folder(), settings.envScript());
        String variables = String.join(", ", env.missing());
        return new RetortException(ProblemCode.INVALID_SETTINGS,
                "Which database " + shown + " connects to cannot be told: "
                        + (env.missing().isEmpty() ? env.problem() : variables + " is not set") + ".")
                .hint((env.missing().isEmpty()
                        ? ""
                        : "Set " + variables + " in the environment or in "
                                + project.folder().resolve(".env") + ", or ")
                        + "name the database: --url, --profile, or url under [database] in a retort.toml beside "
                        + settings.file().getFileName() + ".")
                .at(new SourcePosition(shown, 1, 1)).data("file", shown);
    }

    private Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>();
        @Nullable
        Path beside = settings.envScript().getParent();
        if (beside != null) {
            variables.putAll(DotEnv.read(beside.resolve(".env")).values());
        }
        variables.putAll(DotEnv.read(Objects.requireNonNull(settings.folder()).resolve(".env")).values());
        variables.putAll(environment);
        return variables;
    }
}
