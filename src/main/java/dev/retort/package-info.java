/**
 * The program's entrance: {@link dev.retort.Main} picks the window or the command line, and says where the log of
 * unexpected failures goes. {@code Training} runs commands for the distribution's AOT
 * cache. Nothing else lives here.
 */
@NullMarked
package dev.retort;

import org.jspecify.annotations.NullMarked;
