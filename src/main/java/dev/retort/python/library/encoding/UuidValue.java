package dev.retort.python.library.encoding;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.operator.Ordering;
import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.BytesValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Signature;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** A {@code uuid.UUID}. */
public record UuidValue(UUID value) implements HostValue {

    static final ClassValue TYPE = Native.type("UUID", "uuid", List.of(), Map.of(), UuidValue::construct);

    private static Value construct(ClassValue of, Arguments arguments, Interpreter in) {
        BoundArguments given = arguments.bind(Signature.of("UUID", "hex?", "bytes?", "bytes_le?", "fields?", "int?",
                "version?", "*", "is_safe?"), in);
        UUID made;
        if (given.string("hex").isPresent()) {
            made = ofHex(given.string("hex").get(), in);
        } else if (given.value("bytes").isPresent()) {
            byte[] bytes = Plain.bytes(given.value("bytes").get(), in);
            if (bytes.length != 16) {
                throw in.raise("ValueError", "bytes is not a 16-char string");
            }
            made = ofBytes(bytes);
        } else if (given.integer("int").isPresent()) {
            BigInteger number = given.integer("int").get();
            if (number.signum() < 0 || number.bitLength() > 128) {
                throw in.raise("ValueError", "int is out of range (need a 128-bit value)");
            }
            made = new UUID(number.shiftRight(64).longValue(), number.longValue());
        } else {
            throw in.raise("TypeError",
                    "one of the hex, bytes, bytes_le, fields, or int arguments must be given");
        }
        return new UuidValue(given.integer("version").map(version -> versioned(made, version.intValue()))
                .orElse(made));
    }

    private static UUID ofHex(String text, Interpreter in) {
        String digits = text.replace("urn:", "").replace("uuid:", "").replaceAll("^[{}]+|[{}]+$", "").replace("-", "");
        if (digits.length() != 32 || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            throw in.raise("ValueError", "badly formed hexadecimal UUID string");
        }
        BigInteger number = new BigInteger(digits, 16);
        return new UUID(number.shiftRight(64).longValue(), number.longValue());
    }

    static UUID ofBytes(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    static byte[] bytes(UUID uuid) {
        return ByteBuffer.allocate(16).putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits())
                .array();
    }

    /** The same digits marked as of a version, in the RFC 4122 variant. */
    static UUID versioned(UUID uuid, int version) {
        return new UUID(uuid.getMostSignificantBits() & ~0xf000L | (long) version << 12,
                uuid.getLeastSignificantBits() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L);
    }

    private BigInteger number() {
        return new BigInteger(1, bytes(value));
    }

    private String hex() {
        return value.toString().replace("-", "");
    }

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "hex" -> new StringValue(hex());
            case "bytes" -> new BytesValue(bytes(value));
            case "int" -> new IntValue(number());
            case "urn" -> new StringValue("urn:uuid:" + value);
            case "version" -> value.variant() == 2 ? IntValue.of(value.version()) : NoneValue.NONE;
            case "__int__" -> new NativeFunction(name, (arguments, now) -> new IntValue(number()));
            default -> null;
        };
    }

    @Override
    public @Nullable Value binary(String operator, Value other, boolean reflected, Interpreter in) {
        if (!(Plain.of(other) instanceof UuidValue uuid)) {
            return null;
        }
        return Ordering.compared(operator, reflected
                ? uuid.number().compareTo(number())
                : number().compareTo(uuid.number()));
    }

    @Override
    public String text(Interpreter in) {
        return value.toString();
    }

    @Override
    public String repr(Interpreter in) {
        return "UUID('" + value + "')";
    }
}
