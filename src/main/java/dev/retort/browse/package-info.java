/**
 * Reads rows for a person: pages of a table, and exports. Never writes, never holds a transaction open.
 */
@NullMarked
package dev.retort.browse;

import org.jspecify.annotations.NullMarked;
