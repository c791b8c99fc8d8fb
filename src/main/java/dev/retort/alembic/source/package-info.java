/**
 * Python source looked at without a parser, by its tokens alone:
 * {@link dev.retort.alembic.source.HeaderScanner} reads the literals a revision file declares itself with. Quick enough
 * for thousands of files at a start, and loads no native library; what needs a syntax tree is the room {@code python}'s.
 */
@NullMarked
package dev.retort.alembic.source;

import org.jspecify.annotations.NullMarked;
