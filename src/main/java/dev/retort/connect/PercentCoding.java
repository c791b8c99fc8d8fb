package dev.retort.connect;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Percent-encoding as Python's {@code urllib.parse} does it, which SQLAlchemy's URLs are read with: {@code +} is itself
 * outside a query, a {@code %} without two hex digits stays as it is, and bytes that are no UTF-8 become U+FFFD.
 */
final class PercentCoding {

    private static final String UNRESERVED = "-._~!$'()*,;";

    private PercentCoding() {}

    /** {@code urllib.parse.unquote}. */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            if (isEscape(text, i)) {
                bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 2;
                continue;
            }
            decoded.append(bytes.toString(StandardCharsets.UTF_8)).append(text.charAt(i));
            bytes.reset();
        }
        return decoded.append(bytes.toString(StandardCharsets.UTF_8)).toString();
    }

    /** Encodes all that could be taken for a part of a URL, in a login as in a query. */
    static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        text.codePoints().forEach(c -> {
            boolean plain = c > 0x7f
                    ? Character.isLetterOrDigit(c)
                    : isAsciiLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0;
            if (plain) {
                encoded.appendCodePoint(c);
                return;
            }
            for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        });
        return encoded.toString();
    }

    /**
     * {@code urllib.parse.parse_qsl}: pairs in their order, {@code +} a space, empty values left out. Of a key given
     * twice the values are joined with a comma, as libpq writes a list.
     */
    static Map<String, String> parseQuery(String query) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals < 0 || equals == pair.length() - 1) {
                continue;
            }
            String key = decode(pair.substring(0, equals).replace('+', ' '));
            pairs.merge(key, decode(pair.substring(equals + 1).replace('+', ' ')), (a, b) -> a + "," + b);
        }
        return pairs;
    }

    private static boolean isEscape(String text, int i) {
        return text.charAt(i) == '%' && i + 2 < text.length() && HexFormat.isHexDigit(text.charAt(i + 1))
                && HexFormat.isHexDigit(text.charAt(i + 2));
    }

    private static boolean isAsciiLetterOrDigit(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
