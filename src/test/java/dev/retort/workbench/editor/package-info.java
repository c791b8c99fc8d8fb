@NullMarked
package dev.retort.workbench.editor;

import org.jspecify.annotations.NullMarked;
