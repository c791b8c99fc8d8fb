/**
 * The module json: its reader, which tells the line and column of a mistake, and its writer. Relies on {@code
 * operator}, {@code format} and the rooms below them.
 */
@NullMarked
package dev.retort.python.library.json;

import org.jspecify.annotations.NullMarked;
