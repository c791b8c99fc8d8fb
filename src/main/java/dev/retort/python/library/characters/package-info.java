/**
 * Strings as Python sees them, below any value: code points, white space, splitting, code sets, how a float is spelt.
 * Relies on nothing else of the library.
 */
@NullMarked
package dev.retort.python.library.characters;

import org.jspecify.annotations.NullMarked;
