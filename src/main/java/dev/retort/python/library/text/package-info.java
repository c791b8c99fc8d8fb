/**
 * The methods of {@code str} and {@code bytes}, and the modules that make text of parts: string, textwrap, csv and io.
 * Relies on {@code format}, {@code iteration} and the rooms below them.
 */
@NullMarked
package dev.retort.python.library.text;

import org.jspecify.annotations.NullMarked;
