/**
 * What a person reads: the terminal, tables, plans, differences, progress, and the words for them. Prints only what it
 * is given; relies on the records of the engine and knows no verb and no option.
 */
@NullMarked
package dev.retort.cli.output;

import org.jspecify.annotations.NullMarked;
