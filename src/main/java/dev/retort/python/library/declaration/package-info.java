/**
 * The modules by which a program says what its classes are: enum, dataclasses, typing, abc, types and numbers. Relies
 * on {@code collection}, {@code format} and {@code type}.
 */
@NullMarked
package dev.retort.python.library.declaration;

import org.jspecify.annotations.NullMarked;
