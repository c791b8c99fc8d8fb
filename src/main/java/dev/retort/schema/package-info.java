/**
 * What a database holds, as immutable records: tables and views with their parts, types, sequences, routines,
 * triggers, policies, owners and grants. Read by a dialect; names are as the database spells them, unquoted.
 */
@NullMarked
package dev.retort.schema;

import org.jspecify.annotations.NullMarked;
