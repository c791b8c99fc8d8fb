@NullMarked
package dev.retort.workbench.control;

import org.jspecify.annotations.NullMarked;
