package dev.retort.python.library.text;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.characters.Encodings;
import dev.retort.python.library.characters.StringText;
import dev.retort.python.library.type.Conversions;
import dev.retort.python.library.type.Methods;
import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.BytesValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** The methods of {@code bytes}. */
public final class BytesMethods {

    public static final Methods<byte[]> ALL = texts(new Methods<byte[]>(Plain::bytes)
            .add("decode encoding? errors?",
                    (bytes, given, in) -> new StringValue(Encodings.decode(bytes, given, in)))
            .add("hex sep?", (bytes, given, in) -> new StringValue(given.string("sep")
                    .map(HexFormat::ofDelimiter).orElse(HexFormat.of()).formatHex(bytes))));

    public static final NativeFunction FROM_HEX = Native.positional("fromhex", 1, 1, (given, in) -> {
        String digits = Plain.text(given.getFirst(), in).replaceAll("\\s", "");
        try {
            return new BytesValue(HexFormat.of().parseHex(digits));
        } catch (IllegalArgumentException notHex) {
            throw in.raise("ValueError", "non-hexadecimal number found in fromhex() arg");
        }
    });

    private BytesMethods() {}

    private static Methods<byte[]> texts(Methods<byte[]> methods) {
        return methods
                .add("startswith prefix", (bytes, given, in) -> BoolValue.of(
                        any(given, "prefix", in).stream().anyMatch(Conversions.latin(bytes)::startsWith)))
                .add("endswith suffix", (bytes, given, in) -> BoolValue.of(
                        any(given, "suffix", in).stream().anyMatch(Conversions.latin(bytes)::endsWith)))
                .add("find sub", (bytes, given, in) -> IntValue.of(Conversions.latin(bytes)
                        .indexOf(latin(given, "sub", in))))
                .add("count sub", (bytes, given, in) -> IntValue.of(
                        StringText.split(Conversions.latin(bytes), latin(given, "sub", in), -1).size() - 1L))
                .add("replace old new", (bytes, given, in) -> of(Conversions.latin(bytes)
                        .replace(latin(given, "old", in), latin(given, "new", in))))
                .add("strip bytes?", (bytes, given, in) -> of(StringText.strip(Conversions.latin(bytes),
                        points(given, in))))
                .add("lstrip bytes?", (bytes, given, in) -> of(StringText.stripStart(Conversions.latin(bytes),
                        points(given, in))))
                .add("rstrip bytes?", (bytes, given, in) -> of(StringText.stripEnd(Conversions.latin(bytes),
                        points(given, in))))
                .add("lower", (bytes, given, in) -> of(Conversions.latin(bytes).toLowerCase(java.util.Locale.ROOT)))
                .add("upper", (bytes, given, in) -> of(Conversions.latin(bytes).toUpperCase(java.util.Locale.ROOT)))
                .add("split sep? maxsplit?", BytesMethods::split)
                .add("splitlines", (bytes, given, in) -> list(StringText.lines(Conversions.latin(bytes), false)))
                .add("join iterable", BytesMethods::join);
    }

    static BytesValue of(String latin) {
        return new BytesValue(latin.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static ListValue list(List<String> parts) {
        return new ListValue(parts.stream().map(BytesMethods::of).toList());
    }

    private static String latin(BoundArguments given, String name, Interpreter in) {
        return Conversions.latin(Plain.bytes(given.orNone(name), in));
    }

    private static @Nullable String points(BoundArguments given, Interpreter in) {
        return Plain.given(given.get("bytes")) ? latin(given, "bytes", in) : " \t\n\r\u000b\f";
    }

    private static List<String> any(BoundArguments given, String name, Interpreter in) {
        Value wanted = given.orNone(name);
        List<Value> all = wanted instanceof TupleValue(List<Value> items) ? items : List.of(wanted);
        return all.stream().map(one -> Conversions.latin(Plain.bytes(one, in))).toList();
    }

    private static Value split(byte[] bytes, BoundArguments given, Interpreter in) {
        int most = given.integer("maxsplit").map(Plain::clamped).orElse(-1);
        String text = Conversions.latin(bytes);
        if (!Plain.given(given.get("sep"))) {
            return list(StringText.words(text, most));
        }
        String separator = latin(given, "sep", in);
        if (separator.isEmpty()) {
            throw in.raise("ValueError", "empty separator");
        }
        return list(StringText.split(text, separator, most));
    }

    private static Value join(byte[] bytes, BoundArguments given, Interpreter in) {
        List<String> parts = in.list(given.orNone("iterable")).stream()
                .map(part -> Conversions.latin(Plain.bytes(part, in))).toList();
        in.allocate(parts.stream().mapToLong(String::length).sum() + (long) parts.size() * bytes.length);
        return of(String.join(Conversions.latin(bytes), parts));
    }
}
