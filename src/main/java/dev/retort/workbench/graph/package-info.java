/**
 * The Graph screen: every revision a row with its lanes, what is applied and what is pending, and the details of the
 * one that is selected. The way in is {@link dev.retort.workbench.graph.GraphScreen}.
 */
@NullMarked
package dev.retort.workbench.graph;

import org.jspecify.annotations.NullMarked;
