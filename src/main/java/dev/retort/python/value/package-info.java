/**
 * The values an evaluated program works with, and what a host gives it: native functions and classes, modules, objects
 * of its own. {@link dev.retort.python.value.Interpreter} is what native code may ask of the evaluation it runs in.
 * Nothing here parses or evaluates.
 */
@NullMarked
package dev.retort.python.value;

import org.jspecify.annotations.NullMarked;
