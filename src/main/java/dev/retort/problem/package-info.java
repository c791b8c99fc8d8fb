/**
 * What can go wrong and be put right by a person: {@link dev.retort.problem.RetortException} with its code, message,
 * hint and data, and the place in a file it happened at; and {@link dev.retort.problem.Cancellation}, the wish to stop,
 * which ends in one. Besides, what every room needs to tell whether a text or a file is still the one it was. Every other
 * room may use this one; it uses none. Anything that is thrown and is not a {@code RetortException} is a bug.
 */
@NullMarked
package dev.retort.problem;

import org.jspecify.annotations.NullMarked;
