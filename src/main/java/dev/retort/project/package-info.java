/**
 * A project folder: its settings file, its {@code .env}, which folders hold revisions and which database is meant. Reads
 * no revision and opens no connection.
 *
 * <p>The ways in: {@link dev.retort.project.ProjectReader} for a folder, {@link dev.retort.project.DatabaseChooser} for
 * its database, {@link dev.retort.project.ProjectWriter} and {@link dev.retort.project.AlembicWriter} for a new one.
 */
@NullMarked
package dev.retort.project;

import org.jspecify.annotations.NullMarked;
