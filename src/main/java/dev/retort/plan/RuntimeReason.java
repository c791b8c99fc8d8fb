package dev.retort.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.SourcePosition;

/**
 * Why what a step runs is not all known before it runs, as {@link PlannedStep#runtimeDependent} keeps it in one
 * sentence.
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
        String sentence = step.runtimeDependent();
        return sentence == null ? Optional.empty() : Optional.of(read(sentence));
    }

    private static RuntimeReason read(String sentence) {
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

    /** The sentence about a step that depends on what it finds in the database. */
    static String depending(String why, SourcePosition at) {
        return why + " (" + at + ")";
    }

    /** The sentence about a step that cannot be read and that the project's own Alembic runs. */
    static String outside(String why, String command) {
        return UNREADABLE + why + "; will be run by `" + command + "`";
    }

    /** Whether the project's own Alembic runs the step. */
    public boolean isOutside() {
        return command != null;
    }
}
