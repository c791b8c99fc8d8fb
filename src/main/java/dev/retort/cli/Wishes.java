package dev.retort.cli;

import org.jspecify.annotations.Nullable;

import dev.retort.backup.BackupKind;

/**
 * What the command line says about how to carry out a plan.
 *
 * @param backup what to back up first; null where nothing was said
 * @param confirm the name given to pass a production guard; null where none was
 * @param planWasRead whether the plan is one that somebody read before, from a file
 */
record Wishes(@Nullable BackupKind backup, @Nullable String confirm, boolean planWasRead) {}
