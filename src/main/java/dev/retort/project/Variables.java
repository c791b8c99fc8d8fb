package dev.retort.project;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** What {@code ${NAME}} in a settings file stands for: the environment's value, else that of {@code .env} beside it. */
final class Variables {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");

    private final Map<String, String> environment;
    private final Path dotEnvFile;
    /** Read when something is first looked for in it. */
    private @Nullable DotEnv dotEnv;

    Variables(Map<String, String> environment, Path folder) {
        this.environment = environment;
        this.dotEnvFile = folder.resolve(".env");
    }

    /** The value, which may be empty; nothing where it is set nowhere. */
    Optional<String> find(String name) {
        return Optional.ofNullable(environment.get(name)).or(() -> dotEnv().get(name));
    }

    /** The environment's value, where it is more than empty. */
    Optional<String> inEnvironment(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** The value in {@code .env}, where it is more than empty. */
    Optional<String> inDotEnv(String name) {
        return dotEnv().get(name).filter(value -> !value.isBlank());
    }

    Path dotEnvFile() {
        return dotEnvFile;
    }

    /**
     * The value.
     *
     * @throws RetortException {@code invalid-settings}, naming the variable that is not set
     */
    String get(String name) {
        return find(name).orElseThrow(() -> missing(name, "is not set"));
    }

    /** The value, which has to be more than empty; one that is empty in the environment is looked for in {@code .env}. */
    String getFilled(String name) {
        return inEnvironment(name).or(() -> inDotEnv(name))
                .orElseThrow(() -> missing(name, find(name).isPresent() ? "is empty" : "is not set"));
    }

    /** A text with the values put in as they are. */
    String expand(String text) {
        return REFERENCE.matcher(text).replaceAll(reference -> Matcher.quoteReplacement(get(reference.group(1))));
    }

    private RetortException missing(String name, String how) {
        return new RetortException(ProblemCode.INVALID_SETTINGS, "The variable " + name + " " + how + ".")
                .hint("Set it in the environment or in " + dotEnvFile + ".").data("variable", name);
    }

    private DotEnv dotEnv() {
        DotEnv read = dotEnv == null ? DotEnv.read(dotEnvFile) : dotEnv;
        dotEnv = read;
        return read;
    }
}
