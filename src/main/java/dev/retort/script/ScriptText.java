package dev.retort.script;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.sql.TextPositions;

/** The bytes of a revision file as text, and back to a checksum. */
public final class ScriptText {

    private static final String SAVE_AS_UTF8 = "Save the file as UTF-8.";

    /** What stands for bytes that are not UTF-8; a text may hold it by itself. */
    private static final char REPLACEMENT = '\uFFFD';

    private ScriptText() {}

    /**
     * Reads UTF-8, with or without byte order mark; lines come out ended by a line feed.
     *
     * @param file the name errors give the file
     * @throws RetortException {@code invalid-revision-file} with the place of the first byte that is not UTF-8, or the
     *         name of the encoding where it can be told
     */
    public static String decode(byte[] bytes, String file) {
        String other = otherEncoding(bytes);
        if (!other.isEmpty()) {
            throw invalid(file, "is encoded as " + other + ", not as UTF-8", new SourcePosition(file, 1, 1));
        }
        boolean marked = startsWith(bytes, 0xEF, 0xBB, 0xBF);
        String quickly = new String(bytes, marked ? 3 : 0, bytes.length - (marked ? 3 : 0), StandardCharsets.UTF_8);
        if (quickly.indexOf(REPLACEMENT) < 0 && quickly.indexOf('\0') < 0) {
            return withLineFeeds(quickly);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, marked ? 3 : 0, bytes.length - (marked ? 3 : 0));
        CharBuffer out = CharBuffer.allocate(in.remaining());
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            throw invalid(file, "is not UTF-8: byte 0x" + HexFormat.of().withUpperCase().toHexDigits(in.get()),
                    TextPositions.of(text).position(file, text.length()));
        }
        int zero = text.indexOf('\0');
        if (zero >= 0) {
            throw invalid(file, "holds a zero byte, so it is no text", TextPositions.of(text).position(file, zero));
        }
        return withLineFeeds(text);
    }

    /** The text without byte order mark, its lines ended by a line feed. */
    public static String normalize(String text) {
        return withLineFeeds(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private static String withLineFeeds(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n");
    }

    /** The name of a Unicode encoding other than UTF-8, told by its mark or, without one, by its zero bytes. */
    private static String otherEncoding(byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xFE, 0, 0) || startsWith(bytes, 0, 0, 0xFE, 0xFF)) {
            return "UTF-32";
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return "UTF-16 (little-endian)";
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return "UTF-16 (big-endian)";
        }
        if (bytes.length >= 4 && bytes.length % 2 == 0) {
            if (bytes[0] != 0 && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0) {
                return "UTF-16 (little-endian)";
            }
            if (bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0 && bytes[3] != 0) {
                return "UTF-16 (big-endian)";
            }
        }
        return "";
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static RetortException invalid(String file, String what, SourcePosition at) {
        return new RetortException(ProblemCode.INVALID_REVISION_FILE,
                file + ", line " + at.line() + ": the file " + what + ".")
                .hint(SAVE_AS_UTF8).at(at);
    }
}
