/**
 * Takes, lists, checks and restores backups of a whole database.
 */
@NullMarked
package dev.retort.backup;

import org.jspecify.annotations.NullMarked;
