/**
 * The Editor screen: the project's files, their texts in tabs, what is wrong with them while one types, and what the
 * revision would run. The way in is {@link dev.retort.workbench.editor.EditorScreen}. It works on files alone, so that
 * a project whose graph cannot be read is mended here.
 */
@NullMarked
package dev.retort.workbench.editor;

import org.jspecify.annotations.NullMarked;
