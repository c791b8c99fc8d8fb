/**
 * The classes of builtin values, what calling them does, their exceptions, and the vocabulary in which every other
 * room of the library is written: {@link dev.retort.python.library.type.Plain}, {@link
 * dev.retort.python.library.type.Native} and {@link dev.retort.python.library.type.Methods}. Relies on {@code
 * characters}.
 */
@NullMarked
package dev.retort.python.library.type;

import org.jspecify.annotations.NullMarked;
