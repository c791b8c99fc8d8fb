/**
 * How values become text: {@code str}, {@code repr}, {@code format}, {@code str.format} and {@code %}. The way in is
 * {@link dev.retort.python.library.format.Text}. Relies on {@code type} and {@code characters}.
 */
@NullMarked
package dev.retort.python.library.format;

import org.jspecify.annotations.NullMarked;
