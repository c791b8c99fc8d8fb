/**
 * The module re: patterns put into Java's spelling, what they found, and an end to those that take too long. Relies on
 * {@code format}, {@code characters} and {@code type}.
 */
@NullMarked
package dev.retort.python.library.regex;

import org.jspecify.annotations.NullMarked;
