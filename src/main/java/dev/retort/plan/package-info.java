/**
 * A path through the graph with the statements of each step for one dialect: a value that can be shown, written to a
 * file, read back and applied exactly. Making one executes nothing.
 */
@NullMarked
package dev.retort.plan;

import org.jspecify.annotations.NullMarked;
