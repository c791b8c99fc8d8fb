/**
 * Revision files on disk: reading, checking and writing them, and watching their folders. A
 * {@link dev.retort.script.Script} is driven: it runs in a direction against a {@link dev.retort.script.StepContext} and
 * hands it each operation with its place in the file. Opens no database.
 */
@NullMarked
package dev.retort.script;

import org.jspecify.annotations.NullMarked;
