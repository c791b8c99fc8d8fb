package dev.retort.cli.call;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.jspecify.annotations.Nullable;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

import dev.retort.cli.json.ErrorJson;
import dev.retort.cli.output.Printer;
import dev.retort.cli.output.Terminal;
import dev.retort.problem.RetortException;
import picocli.CommandLine.ParameterException;

/** The one place a failure ends: words on standard error, or JSON on standard output, and an exit code. */
public final class FailureHandler {

    private static final int LONGEST_SQL = 12;

    private final Invocation invocation;

    public FailureHandler(Invocation invocation) {
        this.invocation = invocation;
    }

    /** A failure of a verb. Whatever is no {@link RetortException} is a bug, and its stack trace is the report. */
    public int handle(Throwable failure) {
        if (failure instanceof RetortException known) {
            report(known);
            return ExitCode.FAILED;
        }
        String hint = "This is a mistake in Retort; please report it with what --stacktrace prints. "
                + "It is also in the log in " + invocation.surroundings().folders().state() + ".";
        if (invocation.options().json) {
            invocation.printer().json(error("internal-error", unexpected(failure), hint));
        } else {
            print(unexpected(failure), hint);
        }
        Logger.getLogger("dev.retort").log(Level.SEVERE, "unexpected", failure);
        printStackTrace(failure);
        return ExitCode.FAILED;
    }

    private static String unexpected(Throwable failure) {
        return "Something went wrong that Retort did not expect: " + failure;
    }

    /** Reports a failure a person can act on. */
    void report(RetortException failure) {
        if (invocation.options().json) {
            JsonObject json = new JsonObject();
            json.add("error", ErrorJson.of(failure));
            invocation.printer().json(json);
        } else {
            print(failure);
        }
        printStackTrace(failure);
    }

    /** Prints a failure in words: what, where, the statement, the way out. */
    void print(RetortException failure) {
        print(failure, "");
    }

    /** The same with a sentence on where that leaves the database. */
    public void print(RetortException failure, String state) {
        StringBuilder text = new StringBuilder(failure.message());
        if (failure.position() != null && !failure.message().contains(failure.position().toString())) {
            text.append("\n  at ").append(failure.position());
        }
        if (failure.sql() != null) {
            String sql = failure.sql().strip();
            sql.lines().limit(LONGEST_SQL).forEach(line -> text.append("\n    ").append(line));
            if (sql.lines().count() > LONGEST_SQL) {
                text.append("\n    …");
            }
        }
        if (!state.isEmpty()) {
            text.append("\n  ").append(state);
        }
        print(text.toString(), failure.hint());
    }

    /** Prints {@code error: …} and, where there is one, {@code hint: …}. */
    public void print(String error, @Nullable String hint) {
        Printer printer = invocation.printer();
        Terminal terminal = invocation.terminal();
        terminal.out().flush();
        terminal.err().print(printer.toned("error: ", Printer.Tone.BAD) + error + "\n");
        if (hint != null) {
            terminal.err().print(printer.toned("hint: ", Printer.Tone.ACCENT) + hint + "\n");
        }
        terminal.err().flush();
    }

    /**
     * Arguments that make no sense.
     *
     * @param asJson as given; picocli may have stopped reading before it came to that option
     */
    public int usage(ParameterException failure, boolean asJson) {
        UsageProblem problem = UsageProblem.of(failure);
        if (asJson) {
            invocation.printer().json(error("wrong-usage", problem.message(), problem.hint()));
        } else {
            print(problem.message(), problem.hint());
        }
        printStackTrace(failure);
        return ExitCode.USAGE;
    }

    /** For what is no {@link RetortException}, in the same form. */
    private static JsonObject error(String code, String message, @Nullable String hint) {
        JsonObject error = new JsonObject();
        error.addProperty("code", code);
        error.addProperty("message", message);
        error.addProperty("hint", hint);
        error.add("data", new JsonObject());
        error.add("at", JsonNull.INSTANCE);
        error.add("sql", JsonNull.INSTANCE);
        JsonObject json = new JsonObject();
        json.add("error", error);
        return json;
    }

    /** Prints the stack trace where it was asked for. */
    public void printStackTrace(Throwable failure) {
        if (invocation.options().stacktrace) {
            StringWriter text = new StringWriter();
            failure.printStackTrace(new PrintWriter(text));
            invocation.terminal().err().print(text);
            invocation.terminal().err().flush();
        }
    }
}
