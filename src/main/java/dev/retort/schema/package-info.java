/**
 * What a database holds, as immutable records: tables, columns, keys, indexes, constraints, views. Read by a dialect's
 * catalog; names are as the database spells them, unquoted.
 */
@NullMarked
package dev.retort.schema;

import org.jspecify.annotations.NullMarked;
