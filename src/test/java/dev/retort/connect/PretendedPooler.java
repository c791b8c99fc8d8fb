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

/** Stands between client and server as a pooler does: the session number it hands out is its own, not the server's. */
final class PretendedPooler implements AutoCloseable {

    private static final int KEY_DATA = 'K';

    private final ServerSocket listening = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    private final int serverPort;

    PretendedPooler(int serverPort) throws IOException {
        this.serverPort = serverPort;
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
    private static void answer(Socket from, Socket to) {
        try (from;
                to;
                DataInputStream in = new DataInputStream(new BufferedInputStream(from.getInputStream()));
                DataOutputStream out = new DataOutputStream(to.getOutputStream())) {
            for (int type = in.read(); type >= 0; type = in.read()) {
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

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
