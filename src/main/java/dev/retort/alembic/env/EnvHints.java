package dev.retort.alembic.env;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an {@code env.py} configures migrations, as far as its text tells.
 *
 * @param readable whether there is such a file that could be looked into
 * @param options arguments of {@code context.configure} by name, as text: strings without quotes, {@code True},
 *        {@code False}, {@code None}; {@value #UNKNOWN} where it is something else
 * @param imports modules it imports, dotted, in order
 * @param notes what a person should know of it, a sentence each
 */
public record EnvHints(boolean readable, Map<String, String> options, List<String> imports, List<String> notes) {

    /** Stands for a value that is not written as a literal. */
    public static final String UNKNOWN = "?";

    /** Of a project whose {@code env.py} could not be looked into. */
    public static final EnvHints UNREADABLE = new EnvHints(false, Map.of(), List.of(), List.of());

    public EnvHints {
        options = Map.copyOf(options);
        imports = List.copyOf(imports);
        notes = List.copyOf(notes);
    }

    /** A string option's value. */
    public Optional<String> text(String option) {
        return Optional.ofNullable(options.get(option))
                .filter(value -> !value.equals("None") && !value.equals(UNKNOWN));
    }

    /** Whether an option is switched on for certain. */
    public boolean isOn(String option) {
        return "True".equals(options.get(option));
    }

    /**
     * Whether Alembic's autogenerate may look at every schema, and would propose to drop what Retort keeps in one of its
     * own.
     */
    public boolean mayIncludeSchemas() {
        String value = options.getOrDefault("include_schemas", "False");
        return !readable || !value.equals("False");
    }
}
