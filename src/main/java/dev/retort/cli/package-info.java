/**
 * The command line: {@link dev.retort.cli.CommandLineProgram} takes arguments and gives an exit code, and here is how they
 * are read. Knows nothing about migrations itself, and nothing of the workbench. From the bottom, {@code output} and
 * {@code json} print, {@code call} is one call of the program, {@code prompt} and {@code comparison} are what verbs share,
 * and {@code verb} has a class for each.
 */
@NullMarked
package dev.retort.cli;

import org.jspecify.annotations.NullMarked;
