package dev.retort.cli.verb;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.retort.backup.BackupKind;
import dev.retort.cli.call.DatabaseHeads;
import dev.retort.cli.call.ExitCode;
import dev.retort.cli.call.Invocation;
import dev.retort.cli.call.Verb;
import dev.retort.cli.comparison.Comparing;
import dev.retort.cli.comparison.GenerateOptions;
import dev.retort.cli.comparison.Generating;
import dev.retort.cli.output.DifferenceText;
import dev.retort.cli.output.Phrases;
import dev.retort.cli.prompt.Answers;
import dev.retort.cli.prompt.Choosing;
import dev.retort.cli.prompt.Consent;
import dev.retort.cli.prompt.Wishes;
import dev.retort.connect.Database;
import dev.retort.diff.Difference;
import dev.retort.engine.CompareRequest;
import dev.retort.engine.DatabaseState;
import dev.retort.engine.GeneratedRevision;
import dev.retort.engine.NewRevision;
import dev.retort.engine.PlanRequest;
import dev.retort.engine.SchemaComparison;
import dev.retort.engine.SchemaSide;
import dev.retort.plan.Plan;
import dev.retort.plan.StepInputs.Purpose;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.revision.Direction;
import dev.retort.schema.ObjectName;
import dev.retort.schema.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "auto", sortOptions = false, description = "Make the database as its target says: look, stamp where there is no version yet, upgrade, write a revision, upgrade.")
final class AutoVerb extends Verb {

    @Option(names = {"-m",
            "--message"}, paramLabel = "TEXT", defaultValue = "auto", description = "What the revision does; default: auto.")
    String message = "auto";

    @Option(names = "--backup", paramLabel = "KIND", description = "full or none, before each upgrade.")
    @Nullable
    BackupKind backup;

    @Option(names = "--confirm", paramLabel = "NAME", description = "The name of a production database, to go on.")
    @Nullable
    String confirm;

    @Mixin
    GenerateOptions how = new GenerateOptions();

    AutoVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        if (options().json) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, "auto is a conversation and has no JSON.")
                    .hint("A program calls status, check, generate and upgrade, each with --json.");
        }
        invocation().graph();
        Database database = invocation().database();
        DatabaseState state = new DatabaseHeads(invocation()).state();
        if (!state.unknown().isEmpty()) {
            invocation().engine().schemas().refuseBehind(project(), state);
        }
        SchemaComparison first = new Generating(invocation(), how).compare();
        new StatusVerb(invocation()).print(state, first);
        printer().line("");
        if (state.rows().isEmpty() && hasTables(first) && !project().graph().heads().isEmpty()) {
            int found = adopt(database, first);
            if (found != ExitCode.DONE) {
                return found;
            }
        } else if (state.pending() > 0) {
            int upgraded = upgrade(Wishes.Known.NEW);
            if (upgraded != ExitCode.DONE) {
                return upgraded;
            }
        }
        return follow(state.pending() > 0
                ? invocation().engine().schemas().compareAgain(first, how.compare.privileges)
                : first);
    }

    /** Whether the database has any table of the target's: a platform's own, or another program's, are none of ours. */
    private static boolean hasTables(SchemaComparison comparison) {
        Set<ObjectName> wanted = comparison.comparison().after().tables().map(Table::id).collect(Collectors.toSet());
        return comparison.comparison().before().tables().map(Table::id).anyMatch(wanted::contains);
    }

    /** A database with tables and no version: stamped where it is as the revisions leave one, else a person decides. */
    private int adopt(Database database, SchemaComparison withTarget) {
        printer().line("The database has tables and no version.");
        SchemaComparison comparison = withRevisions(database, withTarget);
        if (!comparison.isInSync()) {
            new DifferenceText(printer(), comparison).print();
            if (!invocation().mayAsk() || options().yes) {
                printer().warning("its tables are not as " + comparison.afterName() + " says, so it is not stamped.");
                return ExitCode.FOUND;
            }
        }
        if (invocation().mayAsk() && !options().yes && !stampIsWanted(comparison)) {
            throw new RetortException(ProblemCode.CANCELLED, "Nothing was changed.");
        }
        return apply(PlanRequest.stamp(database, "heads"), Wishes.Known.AGREED);
    }

    /** Beside what the revisions leave; beside the target where there is no place to run them. */
    private SchemaComparison withRevisions(Database database, SchemaComparison withTarget) {
        try {
            return new Comparing(invocation()).compare(new CompareRequest(new SchemaSide.OfDatabase(database),
                    new SchemaSide.OfRevision("heads"), how.compare.include, how.compare.exclude,
                    how.compare.privileges, how.compare.consent()));
        } catch (RetortException e) {
            if (e.code() == ProblemCode.CANCELLED) {
                throw e;
            }
            printer().note("not compared with the revisions, but with the target: " + e.message());
            return withTarget;
        }
    }

    private boolean stampIsWanted(SchemaComparison comparison) {
        boolean inSync = comparison.isInSync();
        String question = inSync
                ? "Its tables are as " + comparison.afterName() + " says. Stamp it with the heads? [Y/n] "
                : "Stamp it with the heads all the same, and go on from there? [y/N] ";
        String answer = invocation().terminal().ask(question).orElse("no").strip();
        return inSync && answer.isEmpty() || Answers.yesOrNo(answer).orElse(false);
    }

    /** What still differs becomes a revision, which is shown, written and applied. */
    private int follow(SchemaComparison compared) {
        Generating generating = new Generating(invocation(), how);
        SchemaComparison comparison = generating.answered(compared);
        List<Difference> chosen = new Choosing(invocation(), how.renames).chosen(comparison);
        if (chosen.isEmpty()) {
            if (!comparison.unread().isEmpty()) {
                printer().line("The database is as " + comparison.afterName() + " says, in what could be compared; "
                        + Phrases.count(comparison.unread().size(), "thing") + " could not.");
                return ExitCode.FOUND;
            }
            printer().line("The database is as " + comparison.afterName() + " says.");
            return ExitCode.DONE;
        }
        GeneratedRevision made = generating.make(comparison, chosen, NewRevision.onHead(message));
        generating.show(comparison, made);
        if (invocation().mayAsk() && !options().yes) {
            new Consent(invocation()).toWrite("Write " + made.fileName() + " and apply it?");
        }
        printer().line("Made " + generating.write(made));
        invocation().forgetProject();
        return upgrade(Wishes.Known.AGREED);
    }

    private int upgrade(Wishes.Known known) {
        return apply(PlanRequest.upgrade(invocation().database(), "heads"), known);
    }

    private int apply(PlanRequest request, Wishes.Known known) {
        Plan plan = invocation().engine().plan(project(), request.telling(invocation().forScripts(Purpose.RUN)));
        @Nullable
        BackupKind kind = request.direction() == Direction.STAMP ? null : backup;
        return new Applying(invocation()).apply(plan, new Wishes(kind, confirm, known));
    }
}
