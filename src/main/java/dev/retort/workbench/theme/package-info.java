/**
 * How the workbench looks: the two themes with their own colours beside AtlantaFX's, the fonts, the colour of an
 * environment. Stylesheets name colours and never hold a value; the values stand in {@code light.css} and
 * {@code dark.css}.
 */
@NullMarked
package dev.retort.workbench.theme;

import org.jspecify.annotations.NullMarked;
