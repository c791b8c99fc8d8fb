/**
 * What differs between databases, as small interfaces composed into {@link dev.retort.dialect.Dialect}: names, session
 * settings, the version table's SQL, the lock that keeps a second migrator out, the catalog, and what an error of the
 * server means.
 */
@NullMarked
package dev.retort.dialect;

import org.jspecify.annotations.NullMarked;
