/**
 * What Python brings along for an evaluated program: the builtin functions, classes and exceptions, the methods of
 * builtin values, operators between them, their text, and the deterministic, harmless part of the standard library.
 * Nothing here reads a file, the environment or the network, starts a thread or reaches Java objects; what would is
 * refused by name. The way in: {@link dev.retort.python.library.Builtins},
 * {@link dev.retort.python.library.BuiltinMembers}, {@link dev.retort.python.library.Operators},
 * {@link dev.retort.python.library.Text} and {@link dev.retort.python.library.StandardLibrary}.
 */
@NullMarked
package dev.retort.python.library;

import org.jspecify.annotations.NullMarked;
