/**
 * The History screen: the migration log, and the backups with checking, restoring and deleting them. The way in is
 * {@link dev.retort.workbench.history.HistoryScreen}.
 */
@NullMarked
package dev.retort.workbench.history;

import org.jspecify.annotations.NullMarked;
