/**
 * What is asked before something is done, and what stands for an answer where nobody can be asked: the plan, the
 * backup, the name of a production database, renames. Relies on {@code call} and {@code output}.
 */
@NullMarked
package dev.retort.cli.prompt;

import org.jspecify.annotations.NullMarked;
