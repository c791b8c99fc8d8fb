/**
 * The Changes screen: what differs between the database and its target, questions about renames, the SQL of what is chosen,
 * and a revision made of it. {@link dev.retort.workbench.changes.ChangesScreen} is the way in.
 */
@NullMarked
package dev.retort.workbench.changes;

import org.jspecify.annotations.NullMarked;
