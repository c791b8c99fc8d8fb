@NullMarked
package dev.retort.workbench;

import org.jspecify.annotations.NullMarked;
