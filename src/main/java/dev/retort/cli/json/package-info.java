/**
 * What a program reads: the objects of {@code --json}, whose names others rely on. Relies on the records of the engine
 * alone.
 */
@NullMarked
package dev.retort.cli.json;

import org.jspecify.annotations.NullMarked;
