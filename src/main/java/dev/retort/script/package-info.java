/**
 * Revision files on disk: reading, checking and writing them, and watching their folders. A
 * {@link dev.retort.script.Script} is driven: it runs in a direction against a {@link dev.retort.operation.StepContext} and
 * hands it each operation with its place in the file. Opens no database and knows nothing of the revision graph.
 *
 * <p>The ways in: {@link dev.retort.script.ScriptFolderReader} for a project's files,
 * {@link dev.retort.script.ScriptChecker} for the text in an editor, {@link dev.retort.script.ScriptTemplate} for new
 * files, {@link dev.retort.script.FolderWatcher} for changes on disk.
 */
@NullMarked
package dev.retort.script;

import org.jspecify.annotations.NullMarked;
