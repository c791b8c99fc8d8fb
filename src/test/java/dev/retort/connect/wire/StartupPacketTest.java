package dev.retort.connect.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class StartupPacketTest {

    private static final byte[] SSL_REQUEST = ByteBuffer.allocate(8).putInt(8).putInt(80877103).array();
    private static final byte[] CANCEL_REQUEST = ByteBuffer.allocate(16).putInt(16).putInt(80877102).putLong(42)
            .array();
    private static final byte[] TLS = {0x16, 3, 1, 0, 5, 1, 2, 3, 4, 5};

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final StartupPacket out = new StartupPacket(sent);

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 1000})
    void onlyTheTimeZoneIsLeftOutHoweverTheBytesCome(int atOnce) throws IOException {
        byte[] all = joined(SSL_REQUEST, startup("user", "me", "TimeZone", "Asia/Seoul", "options", "-c TimeZone=UTC"),
                "Qrest".getBytes(StandardCharsets.US_ASCII));
        for (int at = 0; at < all.length; at += atOnce) {
            out.write(all, at, Math.min(atOnce, all.length - at));
        }
        assertThat(sent.toByteArray()).isEqualTo(joined(SSL_REQUEST,
                startup("user", "me", "options", "-c TimeZone=UTC"), "Qrest".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void aPacketWithoutATimeZoneIsAsItWas() throws IOException {
        out.write(startup("user", "me", "database", "TimeZone"));
        assertThat(sent.toByteArray()).isEqualTo(startup("user", "me", "database", "TimeZone"));
    }

    @Test
    void aRequestToCancelPasses() throws IOException {
        out.write(CANCEL_REQUEST);
        assertThat(sent.toByteArray()).isEqualTo(CANCEL_REQUEST);
    }

    @Test
    void whatIsEncryptedPassesByteByByte() throws IOException {
        out.write(SSL_REQUEST);
        for (byte one : TLS) {
            out.write(one);
        }
        assertThat(sent.toByteArray()).isEqualTo(joined(SSL_REQUEST, TLS));
    }

    private static byte[] startup(String... words) throws IOException {
        byte[] text = (String.join("\0", words) + "\0\0").getBytes(StandardCharsets.UTF_8);
        return joined(ByteBuffer.allocate(8).putInt(8 + text.length).putInt(3 << 16).array(), text);
    }

    private static byte[] joined(byte[]... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part);
        }
        return all.toByteArray();
    }
}
