/**
 * What differs between two schemas: the changes that lead from one to the other, in an order that runs, and the renames
 * that evidence speaks for. Pure: reads no database and writes no SQL.
 */
@NullMarked
package dev.retort.diff;

import org.jspecify.annotations.NullMarked;
