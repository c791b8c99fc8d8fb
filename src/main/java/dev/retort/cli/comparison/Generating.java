package dev.retort.cli.comparison;

import java.nio.file.Path;
import java.util.List;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

import dev.retort.cli.call.DatabaseHeads;
import dev.retort.cli.call.ExitCode;
import dev.retort.cli.call.Interrupt;
import dev.retort.cli.call.Invocation;
import dev.retort.cli.json.DifferenceJson;
import dev.retort.cli.output.DifferenceText;
import dev.retort.cli.output.Printer;
import dev.retort.cli.prompt.Choosing;
import dev.retort.diff.Difference;
import dev.retort.diff.PulledIn;
import dev.retort.engine.CompareRequest;
import dev.retort.engine.GeneratedRevision;
import dev.retort.engine.GeneratedRevision.Proof;
import dev.retort.engine.NewRevision;
import dev.retort.engine.SchemaComparison;
import dev.retort.engine.SchemaSide;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** Makes a revision of what differs between the database and its target, shows it and writes it. */
public final class Generating {

    /** What to do where nothing differs. */
    public enum WhenInSync {
        /** Write nothing and say so. */
        WRITE_NOTHING,
        /** Write an empty revision, as Alembic does. */
        WRITE_EMPTY
    }

    private final Invocation invocation;
    private final GenerateOptions options;
    private final Printer printer;

    public Generating(Invocation invocation, GenerateOptions options) {
        this.invocation = invocation;
        this.options = options;
        this.printer = invocation.printer();
    }

    /** Refuses a database that is behind, compares, makes, tries and writes. */
    public int generate(NewRevision revision, WhenInSync whenInSync) {
        invocation.graph();
        invocation.engine().schemas().refuseBehind(invocation.project(), new DatabaseHeads(invocation).state());
        SchemaComparison comparison = answered(compare());
        List<Difference> chosen = new Choosing(invocation, options.renames).chosen(comparison);
        if (chosen.isEmpty() && whenInSync == WhenInSync.WRITE_NOTHING) {
            return inSync(comparison);
        }
        GeneratedRevision made = make(comparison, chosen, revision);
        show(comparison, made);
        Path file = write(made);
        if (invocation.options().json) {
            printer.json(json(comparison, made, file));
        } else {
            printer.line("Made " + file);
        }
        return ExitCode.DONE;
    }

    /** The database beside its target. */
    public SchemaComparison compare() {
        CompareOptions compare = options.compare;
        CompareRequest request = new CompareRequest(new SchemaSide.OfDatabase(invocation.database()),
                new SchemaSide.OfTarget(), compare.include, compare.exclude, compare.privileges, compare.consent());
        return new Comparing(invocation).compare(request);
    }

    /** The same with the questions about renames answered, by the options or by a person. */
    public SchemaComparison answered(SchemaComparison comparison) {
        return new Choosing(invocation, options.renames).answered(comparison);
    }

    /** Makes the revision of what was chosen and tries it; writes no file. */
    public GeneratedRevision make(SchemaComparison comparison, List<Difference> chosen, NewRevision revision) {
        try (Interrupt interrupt = invocation.interrupt(() -> {})) {
            return invocation.engine().schemas().generate(invocation.project(), comparison, chosen, revision,
                    options.style(), options.compare.consent(), interrupt.cancellation());
        }
    }

    /** The differences, what comes along, the file's text and what came of trying it. */
    public void show(SchemaComparison comparison, GeneratedRevision made) {
        if (invocation.options().json) {
            return;
        }
        new DifferenceText(printer, comparison).print();
        for (PulledIn one : made.changes().pulledIn()) {
            printer.note(one.object().shortText() + " is changed too, because of "
                    + one.because().shortText() + ".");
        }
        if (invocation.options().verbose) {
            printer.line("");
            printer.raw(made.text());
        }
        switch (made.proof()) {
            case Proof.Held() -> printer.note("tried on scratch: up it is as the target says, down it is as before.");
            case Proof.NotTried(String reason) when made.changes().isEmpty() -> {}
            case Proof.NotTried(String reason) -> printer.warning("not tried on scratch: " + reason);
            case Proof.Failed(String where, List<String> differs) -> {
                printer.warning("on scratch " + where + " does not do what it should:");
                differs.forEach(line -> printer.line("  " + line));
            }
        }
    }

    /** Writes the file; a revision that failed its proof only where a person insists. */
    public Path write(GeneratedRevision made) {
        if (made.proof() instanceof Proof.Failed(String where, List<String> differs) && !options.unproved) {
            throw new RetortException(ProblemCode.VERIFY_FAILED, "Nothing was written: on scratch " + where
                    + " does not do what it should.").data("differs", differs)
                    .hint("Change the target or the choice; or add --unproved and correct the file by hand.");
        }
        invocation.engine().revisionFiles().notes(invocation.project()).forEach(printer::note);
        return invocation.engine().schemas().write(made);
    }

    private int inSync(SchemaComparison comparison) {
        if (invocation.options().json) {
            JsonObject json = DifferenceJson.of(comparison);
            json.add("path", JsonNull.INSTANCE);
            printer.json(json);
        } else {
            new DifferenceText(printer, comparison).print();
            printer.line("Nothing to write.");
        }
        return ExitCode.DONE;
    }

    private static JsonObject json(SchemaComparison comparison, GeneratedRevision made, Path file) {
        JsonObject json = DifferenceJson.of(comparison);
        json.addProperty("path", file.toString());
        json.addProperty("text", made.text());
        json.addProperty("proof", switch (made.proof()) {
            case Proof.Held() -> "held";
            case Proof.Failed _ -> "failed";
            case Proof.NotTried _ -> "not-tried";
        });
        return json;
    }
}
