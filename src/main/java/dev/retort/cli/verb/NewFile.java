package dev.retort.cli.verb;

import java.nio.file.Path;

import com.google.gson.JsonObject;

import dev.retort.cli.call.ExitCode;
import dev.retort.cli.call.Invocation;
import dev.retort.cli.output.Printer;
import dev.retort.engine.NewRevision;

/** Writes a revision file and says where it is. */
final class NewFile {

    private final Invocation invocation;

    NewFile(Invocation invocation) {
        this.invocation = invocation;
    }

    int write(NewRevision revision) {
        invocation.graphToAddTo();
        Path file = invocation.engine().revisionFiles().write(invocation.project(), revision);
        Printer printer = invocation.printer();
        invocation.engine().revisionFiles().notes(invocation.project()).forEach(printer::note);
        if (invocation.options().json) {
            JsonObject json = new JsonObject();
            json.addProperty("path", file.toString());
            printer.json(json);
        } else {
            printer.line("Made " + file);
        }
        return ExitCode.DONE;
    }
}
