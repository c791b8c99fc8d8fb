package dev.retort.cli.verb;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.cli.call.ExitCode;
import dev.retort.cli.call.Invocation;
import dev.retort.cli.call.Verb;
import dev.retort.cli.comparison.CompareOptions;
import dev.retort.cli.comparison.Comparing;
import dev.retort.cli.json.DifferenceJson;
import dev.retort.cli.output.DifferenceText;
import dev.retort.cli.prompt.Choosing;
import dev.retort.cli.prompt.RenameOptions;
import dev.retort.connect.Database;
import dev.retort.engine.CompareRequest;
import dev.retort.engine.DatabaseChoice;
import dev.retort.engine.SchemaComparison;
import dev.retort.engine.SchemaSide;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "diff", sortOptions = false, description = "Show how two schemas differ: by default the database and its target.")
final class DiffVerb extends Verb {

    @Parameters(arity = "0..2", paramLabel = "SIDE", description = "target, database, profile:NAME, or a revision; default: database target.")
    List<String> sides = List.of();

    @Mixin
    CompareOptions options = new CompareOptions();

    @Mixin
    RenameOptions renames = new RenameOptions();

    DiffVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        Database database = invocation().database();
        SchemaSide before = sides.isEmpty() ? new SchemaSide.OfDatabase(database) : side(sides.getFirst(), database);
        SchemaSide after = sides.size() < 2 ? new SchemaSide.OfTarget() : side(sides.get(1), database);
        CompareRequest request = new CompareRequest(before, after, options.include, options.exclude,
                options.privileges, options.consent());
        SchemaComparison comparison = new Choosing(invocation(), renames)
                .answered(new Comparing(invocation()).compare(request));
        if (options().json) {
            printer().json(DifferenceJson.of(comparison));
        } else {
            new DifferenceText(printer(), comparison).print();
        }
        return ExitCode.DONE;
    }

    private SchemaSide side(String text, @Nullable Database database) {
        if (text.equals("target")) {
            return new SchemaSide.OfTarget();
        }
        if (text.equals("database") && database != null) {
            return new SchemaSide.OfDatabase(database);
        }
        if (text.startsWith("profile:")) {
            return new SchemaSide.OfDatabase(invocation().engine().choose(project(),
                    new DatabaseChoice(null, text.substring("profile:".length()))));
        }
        return new SchemaSide.OfRevision(text);
    }
}
