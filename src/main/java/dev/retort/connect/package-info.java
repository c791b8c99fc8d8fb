/**
 * How a database is reached: URLs in every form people write them, connection profiles, passwords and where they come
 * from, and opening connections. The only room that holds a password.
 */
@NullMarked
package dev.retort.connect;

import org.jspecify.annotations.NullMarked;
