package dev.retort.alembic.models;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.python.LeftOut;

/**
 * A table that models say and nobody could read, told from the text that says it. Only what stands alone may be done
 * without: a class or a {@code Table} that names its table itself. A class that may share the table of another, an index
 * or a column that is added to one, would leave that other table half read.
 *
 * @param model the class, or the variable the table is assigned to
 * @param schema null for that of the metadata
 * @param table null for a class that has no table of its own: those that derive from it could not be read either
 * @param problem why, with its place
 */
public record UnreadModel(String model, @Nullable String schema, @Nullable String table, RetortException problem) {

    private static final Pattern CLASS = Pattern.compile("(?m)^class\\s+(\\w+)\\s*(?:\\(([^)]*)\\))?\\s*:");
    private static final String NAME = "\\s*(?::[^=\\n]*)?=\\s*[rRuU]?[\"']([^\"'{}\\\\]+)[\"']";
    private static final Pattern TABLE_NAME = Pattern
            .compile("(?m)^[ \\t]+__tablename__" + NAME + "\\s*(?:#.*)?$");
    private static final Pattern OWN_TABLE = Pattern
            .compile(
                    "(?m)^(?:(\\w+)|[ \\t]+__table__)\\s*(?::[^=\\n]*)?=\\s*(?:\\w+\\.)*Table\\(\\s*[\"']([^\"'{}\\\\]+)[\"']");
    private static final Pattern ABSTRACT = Pattern.compile("(?m)^[ \\t]+__abstract__\\s*=\\s*True\\b");
    private static final Pattern SCHEMA = Pattern
            .compile("[\"']schema[\"']\\s*:\\s*[\"'](\\w+)[\"']|\\bschema\\s*=\\s*[\"'](\\w+)[\"']");
    private static final List<String> PLAIN_BASES = List.of("", "object");

    /** What a statement that could not be evaluated would have said; empty where it cannot be done without. */
    static Optional<UnreadModel> of(LeftOut left, RetortException problem) {
        if (left.problem().code() == ProblemCode.INVALID_REVISION_FILE) {
            return Optional.empty();
        }
        String text = left.text();
        Matcher written = CLASS.matcher(text);
        Matcher own = OWN_TABLE.matcher(text);
        if (!written.find()) {
            return own.lookingAt()
                    ? Optional.of(new UnreadModel(own.group(1), schema(text), own.group(2), problem))
                    : Optional.empty();
        }
        String model = written.group(1);
        Matcher named = TABLE_NAME.matcher(text);
        if (named.find()) {
            return Optional.of(new UnreadModel(model, schema(text), named.group(1), problem));
        }
        if (own.find()) {
            return Optional.of(new UnreadModel(model, schema(text), own.group(2), problem));
        }
        String bases = written.group(2) == null ? "" : written.group(2).strip();
        return PLAIN_BASES.contains(bases) || ABSTRACT.matcher(text).find()
                ? Optional.of(new UnreadModel(model, null, null, problem))
                : Optional.empty();
    }

    private static @Nullable String schema(String text) {
        Matcher schema = SCHEMA.matcher(text);
        return !schema.find() ? null : schema.group(1) != null ? schema.group(1) : schema.group(2);
    }
}
