/**
 * The command line: one thin class per verb, which reads its options, calls the engine and prints. Knows nothing about
 * migrations itself, and nothing of the workbench. The way in is {@link dev.retort.cli.CommandLineProgram}.
 */
@NullMarked
package dev.retort.cli;

import org.jspecify.annotations.NullMarked;
