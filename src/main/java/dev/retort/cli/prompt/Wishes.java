package dev.retort.cli.prompt;

import org.jspecify.annotations.Nullable;

import dev.retort.backup.BackupKind;

/**
 * What the command line says about how to carry out a plan.
 *
 * @param backup what to back up first; null where nothing was said
 * @param confirm the name given to pass a production guard; null where none was
 * @param plan what a person knows of the plan already
 */
public record Wishes(@Nullable BackupKind backup, @Nullable String confirm, Known plan) {

    /** What a person knows of a plan before it is shown. */
    public enum Known {
        /** Nothing: it was made just now. */
        NEW,
        /** It was read before, from a file. */
        READ,
        /** Its doing was agreed to in another question, which is not asked twice. */
        AGREED
    }
}
