/**
 * Reads rows for a person: pages of a table, and exports. Never writes, never holds a transaction open. The ways in
 * are {@link dev.retort.browse.TableReader} and {@link dev.retort.browse.TableExport}.
 */
@NullMarked
package dev.retort.browse;

import org.jspecify.annotations.NullMarked;
