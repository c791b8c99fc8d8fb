/**
 * Carrying out a plan: reading it step by step, the backup before it, the run as it happens, and how it ended. A pane
 * over the graph for upgrades and downgrades, a small one for stamps.
 */
@NullMarked
package dev.retort.workbench.apply;

import org.jspecify.annotations.NullMarked;
