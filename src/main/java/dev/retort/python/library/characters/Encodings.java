package dev.retort.python.library.characters;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.Interpreter;

/** Texts to bytes and back, in the encodings revision files use. */
public final class Encodings {

    private Encodings() {}

    /** @param given {@code encoding} and {@code errors} */
    public static byte[] encode(String text, BoundArguments given, Interpreter in) {
        String encoding = given.string("encoding").orElse("utf-8");
        in.allocate(text.length() * 2L);
        try {
            ByteBuffer made = charset(encoding, in).newEncoder().onMalformedInput(action(given, in))
                    .onUnmappableCharacter(action(given, in)).encode(CharBuffer.wrap(text));
            return Arrays.copyOf(made.array(), made.limit());
        } catch (CharacterCodingException notThere) {
            throw in.raise("UnicodeEncodeError", "'" + encoding + "' codec can't encode characters");
        }
    }

    /** @param given {@code encoding} and {@code errors} */
    public static String decode(byte[] bytes, BoundArguments given, Interpreter in) {
        String encoding = given.string("encoding").orElse("utf-8");
        in.allocate(bytes.length);
        try {
            return charset(encoding, in).newDecoder().onMalformedInput(action(given, in))
                    .onUnmappableCharacter(action(given, in)).decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notThere) {
            throw in.raise("UnicodeDecodeError", "'" + encoding + "' codec can't decode the bytes");
        }
    }

    private static CodingErrorAction action(BoundArguments given, Interpreter in) {
        return switch (given.string("errors").orElse("strict")) {
            case "strict" -> CodingErrorAction.REPORT;
            case "ignore" -> CodingErrorAction.IGNORE;
            case "replace" -> CodingErrorAction.REPLACE;
            default -> throw in.refuse("it encodes with errors=" + given.string("errors").orElse(""));
        };
    }

    private static Charset charset(String name, Interpreter in) {
        return switch (name.toLowerCase(Locale.ROOT).replace('_', '-')) {
            case "utf-8", "utf8", "u8" -> StandardCharsets.UTF_8;
            case "ascii", "us-ascii" -> StandardCharsets.US_ASCII;
            case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "l1" -> StandardCharsets.ISO_8859_1;
            case "utf-16-le" -> StandardCharsets.UTF_16LE;
            case "utf-16-be" -> StandardCharsets.UTF_16BE;
            case "cp1252", "windows-1252" -> Charset.forName("windows-1252");
            default -> throw in.raise("LookupError", "unknown encoding: " + name);
        };
    }
}
