package dev.retort.connect.wire;

import java.io.IOException;
import java.net.Socket;
import java.util.Properties;

import javax.net.ssl.SSLSocket;

import org.postgresql.ssl.DefaultJavaSSLFactory;

/** As {@link TlsSockets}, trusting the authorities that Java trusts: {@code sslrootcert=system}. */
public final class SystemTlsSockets extends DefaultJavaSSLFactory {

    /** @param info the connection's properties, as the driver hands them over */
    public SystemTlsSockets(Properties info) {
        super(info);
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        return new TlsSocket((SSLSocket) super.createSocket(socket, host, port, autoClose));
    }
}
