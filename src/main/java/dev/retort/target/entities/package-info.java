/**
 * A program of its own that prints the DDL of JPA classes: it runs in a child JVM, because Hibernate runs code of the
 * classes it reads, and is the only one that knows Hibernate. Nothing else of Retort is used here, and nothing here is
 * called by it but {@code main}; {@link dev.retort.target.EntitiesTarget} starts it.
 */
@NullMarked
package dev.retort.target.entities;

import org.jspecify.annotations.NullMarked;
