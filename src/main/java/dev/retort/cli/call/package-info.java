/**
 * One call of the program: its options, project and database as {@link dev.retort.cli.call.Invocation}, what a verb
 * is, exit codes, Ctrl+C, and the one place where failures are told. Relies on {@code output} and {@code json}.
 */
@NullMarked
package dev.retort.cli.call;

import org.jspecify.annotations.NullMarked;
