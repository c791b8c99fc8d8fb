/**
 * Pieces that screens are made of: icons, buttons, tags, empty states, problems, code. None knows a screen, the engine's
 * façade or a project.
 */
@NullMarked
package dev.retort.workbench.control;

import org.jspecify.annotations.NullMarked;
