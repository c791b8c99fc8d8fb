package dev.retort.workbench.control;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.workbench.text.Messages;

/**
 * A failure as a person reads it.
 *
 * @param title what failed, naming the thing
 * @param position on which line; null where it is no file's
 * @param sql the statement that failed; null for none
 * @param state where the database stands now; empty where the failure concerns none
 * @param hint what to do; empty where there is nothing to say
 * @param details everything, for a report: with the stack trace where it is a bug
 * @param cancelled whether it is no failure but the stop a person asked for
 */
public record Problem(String title, @Nullable SourcePosition position, @Nullable String sql, String state, String hint,
        String details, boolean cancelled) {

    /** Words a failure. Anything but a {@link RetortException} is a bug and said to be unexpected. */
    public static Problem of(Throwable failure) {
        if (failure instanceof RetortException known) {
            boolean cancelled = known.code() == ProblemCode.CANCELLED;
            String hint = known.code() == ProblemCode.UNSUPPORTED_PYTHON
                    ? Messages.text("control.problem.unreadable-hint")
                    : known.hint() == null ? "" : known.hint();
            Problem shown = new Problem(withoutPlace(known.message(), known.position()), known.position(), known.sql(),
                    "", hint, "", cancelled);
            return shown.withDetails(known.code().text());
        }
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return new Problem(Messages.text("control.problem.unexpected"), null, null, "",
                Messages.text("control.problem.unexpected-hint"), trace.toString(), false);
    }

    /** What is said of a place, without the place, which is shown beside it. */
    public static String withoutPlace(String message, @Nullable SourcePosition at) {
        String place = at == null ? "" : at.file() + ":" + at.line() + ": ";
        return place.isEmpty() || !message.startsWith(place) || message.length() == place.length()
                ? message
                : message.substring(place.length(), place.length() + 1).toUpperCase(Locale.ROOT)
                        + message.substring(place.length() + 1);
    }

    /** The same without saying what to do, where what stands beside it does. */
    public Problem withoutHint() {
        return new Problem(title, position, sql, state, "", details, cancelled);
    }

    /** The same with a sentence that says where the database stands now. */
    public Problem withState(String sentence) {
        return new Problem(title, position, sql, sentence, hint, details + "\n\n" + sentence, cancelled);
    }

    private Problem withDetails(String code) {
        StringBuilder all = new StringBuilder("error: ").append(title).append("\ncode: ").append(code);
        if (position != null) {
            all.append("\nat: ").append(position);
        }
        if (!hint.isEmpty()) {
            all.append("\nhint: ").append(hint);
        }
        if (sql != null) {
            all.append("\n\n").append(sql);
        }
        return new Problem(title, position, sql, state, hint, all.toString(), cancelled);
    }
}
