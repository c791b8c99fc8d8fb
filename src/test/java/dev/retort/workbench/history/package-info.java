@NullMarked
package dev.retort.workbench.history;

import org.jspecify.annotations.NullMarked;
