/**
 * The methods of numbers, the builtin functions on them, and the modules math and decimal. Relies on {@code operator},
 * {@code format} and the rooms below them.
 */
@NullMarked
package dev.retort.python.library.number;

import org.jspecify.annotations.NullMarked;
