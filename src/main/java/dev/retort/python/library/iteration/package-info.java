/**
 * What goes over things one by one or calls functions for them: the builtin functions on iterables, and the modules
 * itertools, functools and operator. Relies on {@code operator} and {@code type}.
 */
@NullMarked
package dev.retort.python.library.iteration;

import org.jspecify.annotations.NullMarked;
