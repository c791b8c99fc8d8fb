/**
 * What Python brings along for an evaluated program; here are the ways in. {@link dev.retort.python.library.Builtins} has
 * the names every module sees, {@link dev.retort.python.library.StandardLibrary} the deterministic, harmless modules,
 * {@link dev.retort.python.library.BuiltinMembers} the attributes of values; operators between them are
 * {@link dev.retort.python.library.operator.Operators}', their text is {@link dev.retort.python.library.format.Text}'s.
 * Each subject has a room: {@code characters}, {@code type}, {@code format} and {@code operator} are the language, from
 * the bottom; the others are functions, methods and modules above them. Nothing here reads a file, the environment or the
 * network, starts a thread or reaches Java objects; what would is refused by name.
 */
@NullMarked
package dev.retort.python.library;

import org.jspecify.annotations.NullMarked;
