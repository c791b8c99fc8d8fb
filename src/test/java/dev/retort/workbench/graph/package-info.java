@NullMarked
package dev.retort.workbench.graph;

import org.jspecify.annotations.NullMarked;
