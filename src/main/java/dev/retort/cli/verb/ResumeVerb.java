package dev.retort.cli.verb;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

import dev.retort.cli.call.DatabaseHeads;
import dev.retort.cli.call.ExitCode;
import dev.retort.cli.call.Invocation;
import dev.retort.cli.call.Verb;
import dev.retort.cli.output.Phrases;
import dev.retort.cli.prompt.Answers;
import dev.retort.cli.prompt.Consent;
import dev.retort.engine.ResumeChoice;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.run.Interruption;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "resume", sortOptions = false, description = "Settle a statement outside a transaction that began and was not seen to end.")
final class ResumeVerb extends Verb {

    @ArgGroup
    @Nullable
    Choice choice;

    @Option(names = "--confirm", paramLabel = "NAME", description = "The name of a production database, to go on.")
    @Nullable
    String confirm;

    /** One of two. */
    static final class Choice {
        @Option(names = "--retry", description = "It had no effect, or may run twice: the next run runs it again.")
        boolean retry;

        @Option(names = "--mark-done", description = "It took effect: the next run goes on after it.")
        boolean markDone;
    }

    ResumeVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        invocation().graph();
        ResumeChoice answer = choice == null ? ask() : choice.retry ? ResumeChoice.RETRY : ResumeChoice.MARK_DONE;
        if (answer == null) {
            return report(Optional.empty());
        }
        new Consent(invocation()).refuseProduction(invocation().database(), confirm);
        return report(invocation().engine().resume(project(), invocation().database(), answer));
    }

    /** What a person says of the statement that is in doubt; null where there is none. */
    private @Nullable ResumeChoice ask() {
        Interruption found = new DatabaseHeads(invocation()).state().interruption();
        if (found == null) {
            return null;
        }
        String what = "Revision " + found.revision() + ": a statement began at " + Phrases.time(found.startedAt())
                + " and was not seen to end.";
        if (!invocation().mayAsk()) {
            throw new RetortException(ProblemCode.INTERRUPTED, what)
                    .hint("Look whether it took effect; then add --mark-done if it did, --retry if it did not.")
                    .at(found.at()).sql(found.sql()).data("revision", found.revision());
        }
        printer().line(what + "\n  at " + found.at());
        found.sql().lines().forEach(line -> printer().line("    " + line));
        String answer = invocation().terminal().ask("Did it take effect? Then go on after it. [y/n] ").orElse("");
        return Answers.yesOrNo(answer).map(yes -> yes ? ResumeChoice.MARK_DONE : ResumeChoice.RETRY)
                .orElseThrow(() -> new RetortException(ProblemCode.CANCELLED,
                        "Nothing was changed: no answer was given."));
    }

    private int report(Optional<Interruption> settled) {
        if (options().json) {
            JsonObject json = new JsonObject();
            json.add("settled", settled.<JsonElement>map(ResumeVerb::json).orElse(JsonNull.INSTANCE));
            printer().json(json);
        } else {
            printer().line(settled.map(found -> "Settled: statement " + (found.statement() + 1) + " of revision "
                    + found.revision() + ". Run the " + found.direction().text() + " again to go on.")
                    .orElse("Nothing is in doubt."));
        }
        return ExitCode.DONE;
    }

    private static JsonObject json(Interruption found) {
        JsonObject json = new JsonObject();
        json.addProperty("revision", found.revision());
        json.addProperty("direction", found.direction().text());
        json.addProperty("statement", found.statement());
        json.addProperty("sql", found.sql());
        json.addProperty("file", found.at().file());
        json.addProperty("line", found.at().line());
        json.addProperty("column", found.at().column());
        json.addProperty("started", found.startedAt().toString());
        return json;
    }
}
