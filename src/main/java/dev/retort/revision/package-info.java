/**
 * The revision graph, pure: revisions, how they hang together, what a symbol such as {@code billing@head} or
 * {@code -2} means, which steps lead from the rows of a version table to a target and what each does to those rows,
 * and the lanes a drawing puts them in. Reads no file and no database. The way in is
 * {@link dev.retort.revision.RevisionGraph}.
 */
@NullMarked
package dev.retort.revision;

import org.jspecify.annotations.NullMarked;
