@NullMarked
package dev.retort.workbench.tables;

import org.jspecify.annotations.NullMarked;
