package dev.retort.cli.call;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A verb that needs a second one. */
public abstract class GroupVerb extends Verb {

    @Spec
    @Nullable
    CommandSpec spec;

    protected GroupVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    protected final int run() {
        throw wrong(spec().name() + " needs one of: " + String.join(", ", spec().subcommands().keySet()) + ".");
    }

    /** Arguments that make no sense together. */
    protected final ParameterException wrong(String message) {
        return new ParameterException(spec().commandLine(), message);
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec");
        }
        return spec;
    }
}
