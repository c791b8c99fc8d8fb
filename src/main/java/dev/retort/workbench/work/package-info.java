/**
 * Work off the window's thread: the only room of the workbench that names a thread. A view model hands a
 * {@link dev.retort.workbench.work.Job} to {@link dev.retort.workbench.work.Work}; what came of it is delivered back on
 * the window's thread. Tests replace it with one that runs everything inline.
 */
@NullMarked
package dev.retort.workbench.work;

import org.jspecify.annotations.NullMarked;
