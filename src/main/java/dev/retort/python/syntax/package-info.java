/**
 * Python's syntax as records: {@link dev.retort.python.syntax.PythonParser} parses a text, turns its tree
 * into {@link dev.retort.python.syntax.Statement} and {@link dev.retort.python.syntax.Expression}, and finds out which
 * names belong to which scope. The tree of plain Python, which nearly all revision files are, is read by
 * {@link dev.retort.python.syntax.PlainTree}; tree-sitter reads the others, and words what is wrong. Nothing here
 * evaluates.
 */
@NullMarked
package dev.retort.python.syntax;

import org.jspecify.annotations.NullMarked;
