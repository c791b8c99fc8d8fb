/**
 * What the verbs share that compare schemas and make revisions of differences. Relies on {@code prompt}, {@code call},
 * {@code output} and {@code json}.
 */
@NullMarked
package dev.retort.cli.comparison;

import org.jspecify.annotations.NullMarked;
