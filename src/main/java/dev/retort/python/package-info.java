/**
 * A small, safe evaluator for the Python of revision files: tree-sitter parses, the tree becomes records of our own, and
 * {@link dev.retort.python.Evaluator} walks them with limits on steps, nesting and memory. It reaches no file, network,
 * process or environment; what a program may import is the harmless part of the standard library and what its
 * {@link dev.retort.python.value.Host} gives it.
 */
@NullMarked
package dev.retort.python;

import org.jspecify.annotations.NullMarked;
