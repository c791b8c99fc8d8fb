/**
 * The modules datetime and zoneinfo: dates, times, moments, spans and zones, how they are written and read. Relies on
 * {@code operator}, {@code format} and {@code type}.
 */
@NullMarked
package dev.retort.python.library.time;

import org.jspecify.annotations.NullMarked;
