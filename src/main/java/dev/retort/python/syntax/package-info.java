/**
 * Python's syntax as records: {@link dev.retort.python.syntax.PythonParser} parses a text with tree-sitter, copies the
 * tree into {@link dev.retort.python.syntax.Statement} and {@link dev.retort.python.syntax.Expression}, and finds out which
 * names belong to which scope. Nothing here evaluates.
 */
@NullMarked
package dev.retort.python.syntax;

import org.jspecify.annotations.NullMarked;
