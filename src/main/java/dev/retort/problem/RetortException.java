package dev.retort.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A failure a person can act on: what it concerns, in words that name the thing, and the way out.
 *
 * <p>Filled in with the fluent methods before it is thrown and not changed afterwards. Messages, hints and data never
 * hold a password.
 */
public class RetortException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final transient Map<String, Object> data = new LinkedHashMap<>();
    private @Nullable String hint;
    private transient @Nullable SourcePosition position;
    private @Nullable String sql;

    public RetortException(ProblemCode code, String message) {
        super(message);
        this.code = code;
    }

    public RetortException(ProblemCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** Says the way out, in the imperative. */
    public RetortException hint(String text) {
        this.hint = text;
        return this;
    }

    /** Adds one thing a program can use: a string, a number, a boolean, or a list of strings. */
    public RetortException data(String key, Object value) {
        data.put(key, value);
        return this;
    }

    /** Names the place in a file it happened at. */
    public RetortException at(SourcePosition place) {
        this.position = place;
        return this;
    }

    /** The statement that failed, as it was sent. */
    public RetortException sql(String statement) {
        this.sql = statement;
        return this;
    }

    /** What kind of problem it is; stable, for programs. */
    public ProblemCode code() {
        return code;
    }

    /** The message, never null. */
    public String message() {
        return String.valueOf(getMessage());
    }

    /** The way out; null where none is known. */
    public @Nullable String hint() {
        return hint;
    }

    /** What a program can use, in the order it was added; read-only. */
    public Map<String, Object> data() {
        return Collections.unmodifiableMap(data);
    }

    /** The place in a file it happened at; null where it is about none. */
    public @Nullable SourcePosition position() {
        return position;
    }

    /** The statement that failed, as it was sent; null where none did. */
    public @Nullable String sql() {
        return sql;
    }
}
