package dev.retort.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;

/**
 * Why what a step runs is not all known before it runs. Plans in JSON have it as one sentence.
 *
 * @param why what cannot be known, or cannot be read
 * @param at where in the file; null where the sentence does not say
 * @param command what the project's own Alembic is called with, where it runs the step; null where Retort does
 */
public record RuntimeReason(String why, @Nullable SourcePosition at, @Nullable String command) {

    private static final String UNREADABLE = "cannot be read: ";
    private static final Pattern OUTSIDE = Pattern
            .compile(UNREADABLE + "(?:(.+?):(\\d+): )?(.*); will be run by `(.*)`", Pattern.DOTALL);
    private static final Pattern INSIDE = Pattern.compile("(.*) \\((.+):(\\d+):(\\d+)\\)", Pattern.DOTALL);

    /** Why a step's statements are not all known; empty where they are. */
    public static Optional<RuntimeReason> of(PlannedStep step) {
        return Optional.ofNullable(step.runtimeDependent());
    }

    /** The reason that a {@link #sentence()} says. */
    static RuntimeReason parse(String sentence) {
        Matcher outside = OUTSIDE.matcher(sentence);
        if (outside.matches()) {
            SourcePosition at = outside.group(1) == null
                    ? null
                    : new SourcePosition(outside.group(1), Integer.parseInt(outside.group(2)), 1);
            return new RuntimeReason(outside.group(3), at, outside.group(4));
        }
        Matcher inside = INSIDE.matcher(sentence);
        return inside.matches()
                ? new RuntimeReason(inside.group(1), new SourcePosition(inside.group(2),
                        Integer.parseInt(inside.group(3)), Integer.parseInt(inside.group(4))), null)
                : new RuntimeReason(sentence, null, null);
    }

    /** Of a step that depends on what it finds in the database. */
    static RuntimeReason depending(String why, SourcePosition at) {
        return new RuntimeReason(why, at, null);
    }

    /** Of a step that was refused when it was read, and that the project's own Alembic runs. */
    static RuntimeReason outside(RetortException refused, String command) {
        SourcePosition found = refused.position();
        String place = found == null ? "" : place(found);
        return found == null || !refused.message().startsWith(place)
                ? new RuntimeReason(refused.message(), null, command)
                : new RuntimeReason(refused.message().substring(place.length()),
                        new SourcePosition(found.file(), found.line(), 1), command);
    }

    private static String place(SourcePosition at) {
        return at.file() + ":" + at.line() + ": ";
    }

    /** All of it in words, as the end of a sentence. */
    public String sentence() {
        if (command != null) {
            return UNREADABLE + (at == null ? "" : place(at)) + why + "; will be run by `" + command + "`";
        }
        return at == null ? why : why + " (" + at + ")";
    }

    /** Whether the project's own Alembic runs the step. */
    public boolean isOutside() {
        return command != null;
    }
}
