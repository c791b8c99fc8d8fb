package dev.retort.plan;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.SchemaDraft;

/**
 * What a script that is driven to plan it may ask about, beside its dialect.
 *
 * @param tables the database's tables before the first step; opened when a script first asks for them
 * @param purpose whether the plan is to be carried out, or written as a script
 * @param xArguments what the command line's {@code -x} said, in order
 * @param alembic how the project's own Alembic is called, which may run steps that cannot be read; null where it may not
 */
public record StepInputs(SchemaDraft.Source tables, Purpose purpose, List<String> xArguments,
        @Nullable String alembic) {

    /** Inputs of plans that nothing but Retort carries out. */
    public StepInputs(SchemaDraft.Source tables, Purpose purpose, List<String> xArguments) {
        this(tables, purpose, xArguments, null);
    }

    public StepInputs {
        xArguments = List.copyOf(xArguments);
    }

    /** What the statements of a plan are for. */
    public enum Purpose {
        /** To be carried out, or shown before that. */
        RUN,
        /** To be written out for another program to run ({@code --sql}). */
        SCRIPT
    }
}
