/**
 * The frame around the screens: rail, top bar, status bar, command palette, panes, Welcome; the
 * {@link dev.retort.workbench.shell.Session} that says what is open; and what a screen is and may ask for
 * ({@link dev.retort.workbench.shell.Screen}, {@link dev.retort.workbench.shell.Navigator},
 * {@link dev.retort.workbench.shell.Panes}, {@link dev.retort.workbench.shell.Notices}). Knows no screen by name.
 */
@NullMarked
package dev.retort.workbench.shell;

import org.jspecify.annotations.NullMarked;
