/**
 * What lies between the PostgreSQL driver and a server: the sockets that Retort has the driver use, over TCP, over a Unix
 * socket, and under TLS, so that a session begins with the server's own time zone. The way in is
 * {@link dev.retort.connect.wire.PostgresSockets}; what a connection is set up with otherwise stands in {@code connect}.
 */
@NullMarked
package dev.retort.connect.wire;

import org.jspecify.annotations.NullMarked;
