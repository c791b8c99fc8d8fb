@NullMarked
package dev.retort.workbench.text;

import org.jspecify.annotations.NullMarked;
