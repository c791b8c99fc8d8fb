package dev.retort.connect.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.file.Path;

import javax.net.SocketFactory;

import org.jspecify.annotations.Nullable;

/**
 * Makes the sockets the PostgreSQL driver speaks through. The driver finds this class by its name and makes an instance
 * for each connection, and another for each request to cancel.
 */
public final class PostgresSockets extends SocketFactory {

    private final @Nullable Path file;

    /** @param file of a Unix socket; empty for TCP */
    public PostgresSockets(String file) {
        this.file = file.isEmpty() ? null : Path.of(file);
    }

    /** The file that a server which listens at a port has in the folder of its Unix sockets. */
    public static String file(String folder, int port) {
        return Path.of(folder, ".s.PGSQL." + port).toString();
    }

    @Override
    public Socket createSocket() throws IOException {
        return file == null ? new TcpSocket() : new UnixSocket(file);
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw connectedAtOnce();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw connectedAtOnce();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw connectedAtOnce();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw connectedAtOnce();
    }

    private static UnsupportedOperationException connectedAtOnce() {
        return new UnsupportedOperationException("The driver connects its sockets itself.");
    }

    private static final class TcpSocket extends Socket {

        private @Nullable OutputStream out;

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            super.connect(endpoint, timeout);
            out = new StartupPacket(super.getOutputStream());
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return out == null ? super.getOutputStream() : out;
        }
    }
}
