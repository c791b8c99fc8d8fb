package dev.retort.cli.verb;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonObject;

import dev.retort.cli.call.DatabaseHeads;
import dev.retort.cli.call.ExitCode;
import dev.retort.cli.call.Invocation;
import dev.retort.cli.call.Verb;
import dev.retort.cli.json.Json;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.revision.Revision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "edit", sortOptions = false, description = "Open revision files in an editor: $EDITOR or $VISUAL.")
final class EditVerb extends Verb {

    /** Where neither variable is set, as Alembic looks for one. */
    private static final List<String> USUAL = List.of("sensible-editor", "editor", "nano", "vim", "code",
            "notepad.exe");

    @Parameters(paramLabel = "REV", description = "An id, the beginning of one, head, heads, current, …")
    String target = "";

    EditVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        List<String> rows = target.equals("current")
                ? DatabaseHeads.known(new DatabaseHeads(invocation()).state())
                : List.of();
        List<Revision> revisions = invocation().graph().resolve(target, rows);
        if (revisions.isEmpty()) {
            throw new RetortException(ProblemCode.REVISION_NOT_FOUND, "No revision files indicated by symbol '" + target
                    + "'").hint("retort history shows the revisions.");
        }
        for (Revision revision : revisions) {
            Path file = project().scripts().find(revision.id()).orElseThrow().path();
            int code = open(file);
            if (code != 0) {
                throw new RetortException(ProblemCode.INVALID_SETTINGS, "The editor ended with " + code + ".")
                        .hint("Set $EDITOR to a command that opens " + file + ".");
            }
        }
        if (options().json) {
            JsonObject json = new JsonObject();
            json.add("edited", Json.strings(revisions.stream().map(Revision::id).toList()));
            printer().json(json);
        }
        return ExitCode.DONE;
    }

    private int open(Path file) {
        List<String> command = new ArrayList<>(editor(file));
        command.add(file.toString());
        try {
            invocation().terminal().flush();
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, "The editor " + command.getFirst()
                    + " cannot be started: " + e.getMessage(), e).hint("Set $EDITOR to a command that can.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RetortException(ProblemCode.CANCELLED, "Cancelled while the editor was open.", e);
        }
    }

    /** The variable may hold options too; on Unix the shell takes them apart, quotes and all. */
    private List<String> editor(Path file) {
        Map<String, String> environment = invocation().surroundings().environment();
        for (String variable : List.of("EDITOR", "VISUAL")) {
            String value = environment.getOrDefault(variable, "").strip();
            if (!value.isEmpty()) {
                return Files.isExecutable(Path.of("/bin/sh"))
                        ? List.of("/bin/sh", "-c", value + " \"$@\"", "edit")
                        : List.of(value);
            }
        }
        if (!invocation().mayAsk()) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS,
                    "There is no terminal to edit in, and $EDITOR names no other editor.")
                    .hint("Set $EDITOR, or open the file yourself: " + file);
        }
        String[] folders = environment.getOrDefault("PATH", "").split(File.pathSeparator);
        return USUAL.stream().flatMap(name -> onPath(name, folders).stream()).findFirst().map(List::of)
                .orElseThrow(() -> new RetortException(ProblemCode.INVALID_SETTINGS, "No editor was found.")
                        .hint("Set $EDITOR to the command that opens one."));
    }

    private static Optional<String> onPath(String name, String[] folders) {
        for (String folder : folders) {
            Path program = Path.of(folder.isEmpty() ? "." : folder).resolve(name);
            if (Files.isExecutable(program) && Files.isRegularFile(program)) {
                return Optional.of(program.toString());
            }
        }
        return Optional.empty();
    }
}
