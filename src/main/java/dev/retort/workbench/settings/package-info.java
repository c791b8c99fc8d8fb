/**
 * What a person may set about the workbench itself: its theme, where backups go.
 */
@NullMarked
package dev.retort.workbench.settings;

import org.jspecify.annotations.NullMarked;
