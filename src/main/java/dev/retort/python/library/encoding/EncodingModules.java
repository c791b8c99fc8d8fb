package dev.retort.python.library.encoding;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;

import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.library.type.Conversions;
import dev.retort.python.library.type.ExceptionTypes;
import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.BytesValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** The modules {@code base64}, {@code binascii}, {@code zlib} and {@code html}. */
public final class EncodingModules {

    private static final ClassValue ERROR = ExceptionTypes.of("Error", "binascii",
            BuiltinTypes.exception("ValueError"));

    private EncodingModules() {}

    public static ModuleValue base64() {
        ModuleValue module = new ModuleValue("base64");
        put(module, "b64encode", Base64.getEncoder()::encode);
        put(module, "standard_b64encode", Base64.getEncoder()::encode);
        put(module, "urlsafe_b64encode", Base64.getUrlEncoder()::encode);
        put(module, "encodebytes", bytes -> (Base64.getMimeEncoder(76, new byte[]{'\n'}).encodeToString(bytes) + "\n")
                .getBytes(StandardCharsets.US_ASCII));
        put(module, "b64decode", bytes -> Base64.getMimeDecoder().decode(bytes));
        put(module, "standard_b64decode", bytes -> Base64.getMimeDecoder().decode(bytes));
        put(module, "decodebytes", bytes -> Base64.getMimeDecoder().decode(bytes));
        put(module, "urlsafe_b64decode", bytes -> Base64.getUrlDecoder().decode(bytes));
        put(module, "b16encode", bytes -> HexFormat.of().withUpperCase().formatHex(bytes).getBytes(
                StandardCharsets.US_ASCII));
        put(module, "b16decode", bytes -> HexFormat.of().parseHex(Conversions.latin(bytes)));
        return module;
    }

    public static ModuleValue binascii() {
        ModuleValue module = new ModuleValue("binascii").put("Error", ERROR);
        for (String name : List.of("hexlify", "b2a_hex")) {
            put(module, name, bytes -> HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII));
        }
        for (String name : List.of("unhexlify", "a2b_hex")) {
            put(module, name, bytes -> HexFormat.of().parseHex(Conversions.latin(bytes)));
        }
        put(module, "a2b_base64", bytes -> Base64.getMimeDecoder().decode(bytes));
        put(module, "b2a_base64", bytes -> (Base64.getEncoder().encodeToString(bytes) + "\n").getBytes(
                StandardCharsets.US_ASCII));
        module.put("crc32", checksum());
        return module;
    }

    public static ModuleValue zlib() {
        return new ModuleValue("zlib").put("crc32", checksum());
    }

    private static NativeFunction checksum() {
        return Native.positional("crc32", 1, 1, (given, in) -> {
            CRC32 sum = new CRC32();
            sum.update(Plain.bytes(given.getFirst(), in));
            return IntValue.of(sum.getValue());
        });
    }

    private static void put(ModuleValue module, String name, UnaryOperator<byte[]> how) {
        module.put(name,
                new NativeFunction(name, (arguments, in) -> coded(arguments.positional().getFirst(), how, in)));
    }

    private static Value coded(Value value, UnaryOperator<byte[]> how, Interpreter in) {
        byte[] bytes = Plain.of(value) instanceof StringValue(String text)
                ? text.getBytes(StandardCharsets.UTF_8)
                : Plain.bytes(value, in);
        in.allocate(bytes.length * 2L);
        try {
            return new BytesValue(how.apply(bytes));
        } catch (IllegalArgumentException notEncoded) {
            throw ExceptionTypes.raise(ERROR, String.valueOf(notEncoded.getMessage()), in);
        }
    }

    public static ModuleValue html() {
        ModuleValue module = new ModuleValue("html");
        module.put("escape", NativeFunction.of("escape s quote?", (given, in) -> {
            String made = given.string("s").orElse("").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
            return new StringValue(given.flag("quote", true)
                    ? made.replace("\"", "&quot;").replace("'", "&#x27;")
                    : made);
        }));
        return module;
    }
}
