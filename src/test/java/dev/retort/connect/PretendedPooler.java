package dev.retort.connect;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Stands between client and server as a pooler does: the session number it hands out is its own, not the server's. It may
 * report other settings than the server did.
 */
final class PretendedPooler implements AutoCloseable {

    private static final int KEY_DATA = 'K';

    private final ServerSocket listening = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    private final int serverPort;
    private final Map<String, String> reported;

    PretendedPooler(int serverPort) throws IOException {
        this(serverPort, Map.of());
    }

    /** @param reported settings that it reports with the login, such as {@code server_version} */
    PretendedPooler(int serverPort, Map<String, String> reported) throws IOException {
        this.serverPort = serverPort;
        this.reported = reported;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return listening.getLocalPort();
    }

    private void serve() {
        try {
            while (!listening.isClosed()) {
                Socket client = listening.accept();
                Socket server = new Socket("localhost", serverPort);
                Thread.ofVirtual().start(() -> copy(client, server));
                Thread.ofVirtual().start(() -> answer(server, client));
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from; to; InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // One side went away, and with it the other.
        }
    }

    /** Message by message: a type, a length that counts itself, and the rest; the answer about TLS is one byte. */
    private void answer(Socket from, Socket to) {
        try (from;
                to;
                DataInputStream in = new DataInputStream(new BufferedInputStream(from.getInputStream()));
                DataOutputStream out = new DataOutputStream(to.getOutputStream())) {
            for (int type = in.read(); type >= 0; type = in.read()) {
                if (type == KEY_DATA) {
                    report(out);
                }
                out.write(type);
                if (type == 'N') {
                    type = in.read();
                    out.write(type);
                }
                int length = in.readInt();
                byte[] body = in.readNBytes(length - 4);
                if (type == KEY_DATA) {
                    body[0] ^= 0x40;
                }
                out.writeInt(length);
                out.write(body);
                out.flush();
            }
        } catch (IOException e) {
            // One side went away, and with it the other.
        }
    }

    private void report(DataOutputStream out) throws IOException {
        for (Map.Entry<String, String> setting : reported.entrySet()) {
            byte[] body = (setting.getKey() + '\0' + setting.getValue() + '\0').getBytes(StandardCharsets.UTF_8);
            out.write('S');
            out.writeInt(body.length + 4);
            out.write(body);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
