@NullMarked
package dev.retort.workbench.changes;

import org.jspecify.annotations.NullMarked;
