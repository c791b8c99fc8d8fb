/**
 * The Tables screen: the tree of a database's tables and views, the rows of one of them, and its structure. Reads only.
 * The way in is {@link dev.retort.workbench.tables.TablesScreen}.
 */
@NullMarked
package dev.retort.workbench.tables;

import org.jspecify.annotations.NullMarked;
