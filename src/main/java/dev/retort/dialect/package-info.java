/**
 * What differs between databases, as small interfaces composed into {@link dev.retort.dialect.Dialect}: names, session
 * settings, the version table's SQL, the lock that keeps a second migrator out, the catalog, what an error of the server
 * means, reading what a database holds, and writing changes of it as statements.
 */
@NullMarked
package dev.retort.dialect;

import org.jspecify.annotations.NullMarked;
