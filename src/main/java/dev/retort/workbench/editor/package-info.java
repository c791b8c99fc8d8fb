/**
 * The Editor screen: the project's files, texts in tabs with their problems, finding and replacing, what a revision's
 * file would run. Saves through the engine, whole or not at all, and never over somebody else's change unasked. The way
 * in is {@link dev.retort.workbench.editor.EditorScreen}.
 */
@NullMarked
package dev.retort.workbench.editor;

import org.jspecify.annotations.NullMarked;
