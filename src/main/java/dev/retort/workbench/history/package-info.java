/**
 * The History screen: what ran, when, by whom and how it ended; the backups of the database, and the pane that restores
 * one.
 */
@NullMarked
package dev.retort.workbench.history;

import org.jspecify.annotations.NullMarked;
