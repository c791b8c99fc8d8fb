/**
 * One thin class per verb, which reads its options, calls the engine and prints; the way in is {@link
 * dev.retort.cli.verb.Verbs}. Relies on all other rooms of the command line, and no verb on another but those that are
 * steps of it.
 */
@NullMarked
package dev.retort.cli.verb;

import org.jspecify.annotations.NullMarked;
