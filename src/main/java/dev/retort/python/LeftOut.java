package dev.retort.python;

import dev.retort.problem.RetortException;

/**
 * A statement of a module that could not be evaluated, and was left out.
 *
 * @param problem why, and where
 * @param text the statement as written
 */
public record LeftOut(RetortException problem, String text) {}
