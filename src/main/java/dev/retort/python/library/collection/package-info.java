/**
 * The methods of lists, tuples, dicts and sets, and the module collections. Relies on {@code operator} and {@code
 * type}.
 */
@NullMarked
package dev.retort.python.library.collection;

import org.jspecify.annotations.NullMarked;
