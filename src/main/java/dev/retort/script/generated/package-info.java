/**
 * The text of revisions that Retort writes from differences: sections of SQL, or directives of Alembic. What they do to a
 * schema is decided elsewhere; here it is only said.
 */
@NullMarked
package dev.retort.script.generated;

import org.jspecify.annotations.NullMarked;
