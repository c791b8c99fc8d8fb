/**
 * Operators between builtin values: arithmetic, comparison, sets, slices and subscripts. The way in is {@link
 * dev.retort.python.library.operator.Operators}. Relies on {@code type}, and on {@code format} for {@code text %
 * values}.
 */
@NullMarked
package dev.retort.python.library.operator;

import org.jspecify.annotations.NullMarked;
