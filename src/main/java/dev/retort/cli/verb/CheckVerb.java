package dev.retort.cli.verb;

import dev.retort.cli.call.DatabaseHeads;
import dev.retort.cli.call.ExitCode;
import dev.retort.cli.call.Invocation;
import dev.retort.cli.call.Verb;
import dev.retort.cli.comparison.CompareOptions;
import dev.retort.cli.comparison.Comparing;
import dev.retort.cli.json.DifferenceJson;
import dev.retort.cli.output.CheckReport;
import dev.retort.cli.output.DifferenceText;
import dev.retort.engine.CompareRequest;
import dev.retort.engine.SchemaComparison;
import dev.retort.engine.SchemaSide;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "check", sortOptions = false, description = "End with 3 unless the database is as its target says.")
public final class CheckVerb extends Verb {

    /** How the differences are said. */
    public enum Format {
        TEXT, JSON, JUNIT, SARIF
    }

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, json, junit or sarif; default: text.")
    Format format = Format.TEXT;

    @Mixin
    CompareOptions options = new CompareOptions();

    CheckVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected int run() {
        invocation().engine().schemas().refuseBehind(project(), new DatabaseHeads(invocation()).state());
        SchemaComparison comparison = new Comparing(invocation()).compare(
                new CompareRequest(new SchemaSide.OfDatabase(invocation().database()), new SchemaSide.OfTarget(),
                        options.include, options.exclude, options.privileges, options.consent()));
        switch (options().json ? Format.JSON : format) {
            case TEXT -> new DifferenceText(printer(), comparison).print();
            case JSON -> printer().json(DifferenceJson.of(comparison));
            case JUNIT -> printer().raw(new CheckReport(comparison).junit());
            case SARIF -> printer().json(new CheckReport(comparison).sarif());
        }
        return comparison.isInSync() ? ExitCode.DONE : ExitCode.FOUND;
    }
}
