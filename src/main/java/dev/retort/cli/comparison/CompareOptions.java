package dev.retort.cli.comparison;

import java.util.List;

import dev.retort.engine.CompareRequest;
import picocli.CommandLine.Option;

/** What is compared, and what may be done for it. */
public final class CompareOptions {

    @Option(names = "--include", paramLabel = "TABLE", description = "Compare only these: TABLE or SCHEMA.TABLE, with * and ?; may be repeated.")
    public List<String> include = List.of();

    @Option(names = "--exclude", paramLabel = "TABLE", description = "Leave these out; may be repeated.")
    public List<String> exclude = List.of();

    @Option(names = "--privileges", description = "Compare owners and grants too.")
    public boolean privileges;

    @Option(names = "--run-target", description = "Let the target's program run, or its classes be loaded. Both run the project's code; remembered for the project.")
    boolean runTarget;

    @Option(names = "--scratch-on-production", description = "Let a temporary database be made on a production server.")
    boolean scratchOnProduction;

    public CompareRequest.Consent consent() {
        return new CompareRequest.Consent(runTarget, scratchOnProduction);
    }
}
