/**
 * The façade both faces call: one method per thing a person can do. Blocking, cancellable where it can take long,
 * prints nothing and keeps no static state. The way in is {@link dev.retort.engine.Engine}, which puts the parts
 * together and holds the way of a migration; each other subject (backups, tables, schemas, …) is a class it hands out.
 */
@NullMarked
package dev.retort.engine;

import org.jspecify.annotations.NullMarked;
