/** The models of a project as a target: {@link dev.retort.target.models.ModelsTarget}. */
@NullMarked
package dev.retort.target.models;

import org.jspecify.annotations.NullMarked;
