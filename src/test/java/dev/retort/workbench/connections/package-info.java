@NullMarked
package dev.retort.workbench.connections;

import org.jspecify.annotations.NullMarked;
