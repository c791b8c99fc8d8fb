/**
 * The History screen: what ran, when, by whom and how it ended; the backups of the database, and the pane that restores
 * one. The way in is {@link dev.retort.workbench.history.HistoryScreen}.
 */
@NullMarked
package dev.retort.workbench.history;

import org.jspecify.annotations.NullMarked;
