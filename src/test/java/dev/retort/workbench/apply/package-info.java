@NullMarked
package dev.retort.workbench.apply;

import org.jspecify.annotations.NullMarked;
