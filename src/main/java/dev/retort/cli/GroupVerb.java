package dev.retort.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A verb that needs a second one. */
abstract class GroupVerb extends Verb {

    @Spec
    @Nullable
    CommandSpec spec;

    GroupVerb(Invocation invocation) {
        super(invocation);
    }

    @Override
    final int run() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the spec");
        }
        throw new ParameterException(spec.commandLine(),
                spec.name() + " needs one of: " + String.join(", ", spec.subcommands().keySet()) + ".");
    }
}
