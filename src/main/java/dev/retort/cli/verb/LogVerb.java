package dev.retort.cli.verb;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import dev.retort.cli.call.ExitCode;
import dev.retort.cli.call.Invocation;
import dev.retort.cli.call.Verb;
import dev.retort.cli.output.Phrases;
import dev.retort.cli.output.PlanText;
import dev.retort.cli.output.Printer;
import dev.retort.run.LogEntry;
import dev.retort.run.LogQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "log", sortOptions = false, description = "Show what ran, when, by whom, newest first.")
final class LogVerb extends Verb {

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "At most so many; default: 50.")
    int limit;

    @Spec
    @Nullable
    CommandSpec spec;

    LogVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        if (limit < 1 && spec != null) {
            throw new ParameterException(spec.commandLine(), "--limit takes a number from 1 on.");
        }
        List<LogEntry> entries = invocation().engine().log(project(), invocation().database(),
                LogQuery.newest(limit));
        if (options().json) {
            JsonArray array = new JsonArray();
            entries.forEach(entry -> array.add(json(entry)));
            JsonObject json = new JsonObject();
            json.add("log", array);
            printer().json(json);
        } else {
            entries.forEach(this::print);
            if (entries.isEmpty()) {
                printer().note("nothing has run on " + invocation().database().name() + " by Retort.");
            }
        }
        return ExitCode.DONE;
    }

    private void print(LogEntry entry) {
        Printer.Tone tone = entry.result().equals("done") ? Printer.Tone.GOOD : Printer.Tone.BAD;
        printer().line("%s  %s %-12s  %s  %s  %s, %s  by %s@%s".formatted(Phrases.time(entry.startedAt()),
                PlanText.arrow(entry.direction()),
                entry.revision().isEmpty() ? Phrases.heads(entry.headsAfter()) : entry.revision(),
                entry.message(), printer().toned(entry.result(), tone), Phrases.count(entry.statements(), "statement"),
                Phrases.duration(entry.duration()), entry.user(), entry.host())
                + (entry.backup() == null ? "" : "  backup " + entry.backup()));
        if (!entry.error().isEmpty()) {
            entry.error().lines().forEach(line -> printer().line("    " + line));
        }
    }

    private static JsonObject json(LogEntry entry) {
        JsonObject json = new JsonObject();
        json.addProperty("id", entry.id());
        json.addProperty("revision", entry.revision());
        json.addProperty("message", entry.message());
        json.addProperty("direction", entry.direction().text());
        json.addProperty("started", entry.startedAt().toString());
        json.addProperty("duration_ms", entry.duration().toMillis());
        json.addProperty("statements", entry.statements());
        json.addProperty("result", entry.result());
        json.addProperty("error", entry.error());
        json.addProperty("user", entry.user());
        json.addProperty("host", entry.host());
        json.addProperty("checksum", entry.checksum());
        JsonArray heads = new JsonArray();
        entry.headsAfter().forEach(heads::add);
        json.add("heads_after", heads);
        json.addProperty("backup", entry.backup());
        return json;
    }
}
