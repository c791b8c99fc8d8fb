package dev.retort.connect.wire;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Takes the time zone out of the packet that begins a session. The driver puts the JVM's there, which no setting of its
 * own prevents and which wins over those of the server, the database and the role. {@code psql} sends none: with one,
 * what a revision's {@code now()::date} or {@code '2026-01-01'::timestamptz} means would depend on who runs it.
 *
 * <p>Source of the format: PostgreSQL manual, 55.7, StartupMessage, SSLRequest and GSSENCRequest. Anything else, such as
 * the first bytes of TLS, ends the looking and passes untouched.
 */
final class StartupPacket extends FilterOutputStream {

    private static final String LEFT_OUT = "TimeZone";
    private static final int HEADER = 8;
    private static final int PROTOCOL_3 = 3;
    private static final int SSL_REQUEST = 80877103;
    private static final int GSSENC_REQUEST = 80877104;

    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean passed;

    StartupPacket(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (passed) {
            out.write(bytes, offset, length);
            return;
        }
        held.write(bytes, offset, length);
        byte[] all = held.toByteArray();
        held.reset();
        int done = 0;
        while (!passed && isWhole(all, done)) {
            done += passOn(ByteBuffer.wrap(all, done, all.length - done));
        }
        (passed ? out : held).write(all, done, all.length - done);
    }

    /** Whether what begins here can be judged. */
    private static boolean isWhole(byte[] bytes, int start) {
        int there = bytes.length - start;
        if (there > 0 && bytes[start] != 0) {
            return true;
        }
        return there >= HEADER && there >= ByteBuffer.wrap(bytes).getInt(start);
    }

    /** Sends one packet and gives its length; 0 where it is none that comes before the session. */
    private int passOn(ByteBuffer packet) throws IOException {
        int start = packet.position();
        int length = packet.get(start) == 0 ? packet.getInt() : 0;
        int code = length >= HEADER ? packet.getInt() : 0;
        if (code == SSL_REQUEST || code == GSSENC_REQUEST) {
            out.write(packet.array(), start, length);
            return length;
        }
        passed = true;
        if (code >>> 16 != PROTOCOL_3) {
            return 0;
        }
        out.write(without(packet.slice(start + HEADER, length - HEADER), code));
        return length;
    }

    /** @param words names and values in turn, each ended by a zero, and a zero at the end */
    private static byte[] without(ByteBuffer words, int protocol) {
        ByteBuffer kept = ByteBuffer.allocate(HEADER + words.remaining());
        kept.position(HEADER);
        while (words.get(words.position()) != 0) {
            int name = words.position();
            boolean leftOut = word(words).equals(LEFT_OUT);
            word(words);
            if (!leftOut) {
                kept.put(words.slice(name, words.position() - name));
            }
        }
        kept.put((byte) 0).putInt(0, kept.position()).putInt(Integer.BYTES, protocol);
        byte[] packet = new byte[kept.position()];
        kept.get(0, packet);
        return packet;
    }

    private static String word(ByteBuffer words) {
        int start = words.position();
        int end = start;
        while (words.get(end) != 0) {
            end++;
        }
        byte[] bytes = new byte[end - start];
        words.get(bytes).get();
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
