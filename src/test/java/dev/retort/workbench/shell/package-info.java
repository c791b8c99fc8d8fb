@NullMarked
package dev.retort.workbench.shell;

import org.jspecify.annotations.NullMarked;
