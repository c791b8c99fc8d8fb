package dev.retort.connect.wire;

import java.io.IOException;
import java.net.Socket;
import java.util.Properties;

import javax.net.ssl.SSLSocket;

import org.postgresql.ssl.LibPQFactory;
import org.postgresql.util.PSQLException;

/** The driver's TLS with the certificates libpq would use, under which a session begins as {@link StartupPacket} says. */
public final class TlsSockets extends LibPQFactory {

    /** @param info the connection's properties, as the driver hands them over */
    public TlsSockets(Properties info) throws PSQLException {
        super(info);
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        return new TlsSocket((SSLSocket) super.createSocket(socket, host, port, autoClose));
    }
}
