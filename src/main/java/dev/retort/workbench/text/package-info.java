/**
 * The words of the workbench: {@link dev.retort.workbench.text.Messages} from one file, and how counts, sizes, times and
 * durations are written.
 */
@NullMarked
package dev.retort.workbench.text;

import org.jspecify.annotations.NullMarked;
