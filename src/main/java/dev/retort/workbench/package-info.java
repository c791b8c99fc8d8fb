/**
 * The desktop program: {@link dev.retort.workbench.RetortApplication} opens the window,
 * {@link dev.retort.workbench.Workbench} puts everything in it together. Calls only the engine's façade and the records
 * below it, and computes nothing about migrations itself.
 */
@NullMarked
package dev.retort.workbench;

import org.jspecify.annotations.NullMarked;
