@NullMarked
package dev.retort.workbench.work;

import org.jspecify.annotations.NullMarked;
