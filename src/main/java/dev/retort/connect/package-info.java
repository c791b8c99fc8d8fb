/**
 * How a database is reached: URLs in every form people write them, connection profiles, passwords and where they come
 * from, and opening connections. The only room that holds a password.
 *
 * <p>The ways in: {@link dev.retort.connect.Connector} opens a {@link dev.retort.connect.Database},
 * {@link dev.retort.connect.DatabaseUrl} reads an address, {@link dev.retort.connect.Profiles} keeps saved ones.
 */
@NullMarked
package dev.retort.connect;

import org.jspecify.annotations.NullMarked;
