/**
 * The Connections screen: the saved profiles, a form for one of them, and what a test of its connection found. The way
 * in is {@link dev.retort.workbench.connections.ConnectionsScreen}. Passwords are handed to the engine for this session
 * and written nowhere.
 */
@NullMarked
package dev.retort.workbench.connections;

import org.jspecify.annotations.NullMarked;
