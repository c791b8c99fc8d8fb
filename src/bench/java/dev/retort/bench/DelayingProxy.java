package dev.retort.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and a server on this machine, counts the round trips of a conversation and makes each as long
 * as it would be over a network.
 */
final class DelayingProxy implements AutoCloseable {

    private final ServerSocket listening;
    private final int server;
    private final Duration roundTrip;
    private final AtomicInteger roundTrips = new AtomicInteger();

    /** @param server the port that is talked to in the end */
    DelayingProxy(int server, Duration roundTrip) throws IOException {
        this.server = server;
        this.roundTrip = roundTrip;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** How often a client has spoken and been answered since this was last asked for. */
    int roundTrips() {
        return roundTrips.getAndSet(0);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket target = new Socket(InetAddress.getLoopbackAddress(), server);
                client.setTcpNoDelay(true);
                target.setTcpNoDelay(true);
                AtomicBoolean answered = new AtomicBoolean(true);
                Thread.ofPlatform().daemon().start(() -> pass(client, target, answered, true));
                Thread.ofPlatform().daemon().start(() -> pass(target, client, answered, false));
            }
        } catch (IOException e) {
            if (!listening.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void pass(Socket from, Socket to, AtomicBoolean answered, boolean asking) {
        byte[] buffer = new byte[1 << 16];
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                // What is sent on before an answer came belongs to the same round trip.
                if (asking && answered.getAndSet(false)) {
                    roundTrips.incrementAndGet();
                    Thread.sleep(roundTrip);
                } else if (!asking) {
                    answered.set(true);
                }
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // One side hung up; the other is closed with it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
