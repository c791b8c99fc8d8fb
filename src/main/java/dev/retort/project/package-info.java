/**
 * A project folder: its settings file, its {@code .env}, which folders hold revisions and which database is meant.
 */
@NullMarked
package dev.retort.project;

import org.jspecify.annotations.NullMarked;
