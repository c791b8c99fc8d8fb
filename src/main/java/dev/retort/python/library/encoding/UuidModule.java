package dev.retort.python.library.encoding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;

import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.Value;

/** The module {@code uuid}. */
public final class UuidModule {

    private UuidModule() {}

    public static ModuleValue module() {
        ModuleValue module = new ModuleValue("uuid").put("UUID", UuidValue.TYPE);
        module.put("uuid4", Native.positional("uuid4", 0, 0, (given, in) -> random("uuid4()", 4, in)));
        module.put("uuid1", Native.positional("uuid1", 0, 2, (given, in) -> random("uuid1()", 1, in)));
        module.put("uuid3", NativeFunction.of("uuid3 namespace name", (given, in) -> named("MD5", 3,
                given.orNone("namespace"), given.string("name").orElse(""), in)));
        module.put("uuid5", NativeFunction.of("uuid5 namespace name", (given, in) -> named("SHA-1", 5,
                given.orNone("namespace"), given.string("name").orElse(""), in)));
        module.put("NAMESPACE_DNS", namespace(0x6ba7b810));
        module.put("NAMESPACE_URL", namespace(0x6ba7b811));
        module.put("NAMESPACE_OID", namespace(0x6ba7b812));
        module.put("NAMESPACE_X500", namespace(0x6ba7b814));
        return module;
    }

    /** RFC 4122, appendix C: the four name spaces differ in their first word. */
    private static UuidValue namespace(int first) {
        return new UuidValue(UUID.fromString(Integer.toHexString(first) + "-9dad-11d1-80b4-00c04fd430c8"));
    }

    private static Value random(String call, int version, Interpreter in) {
        in.momentary("uuid." + call);
        return new UuidValue(UuidValue.versioned(UUID.randomUUID(), version));
    }

    private static Value named(String digest, int version, Value namespace, String name, Interpreter in) {
        if (!(Plain.of(namespace) instanceof UuidValue(UUID space))) {
            throw in.raise("AttributeError", "'" + Plain.typeName(namespace, in) + "' object has no attribute 'bytes'");
        }
        try {
            MessageDigest hash = MessageDigest.getInstance(digest);
            hash.update(UuidValue.bytes(space));
            byte[] made = hash.digest(name.getBytes(StandardCharsets.UTF_8));
            return new UuidValue(UuidValue.versioned(UuidValue.ofBytes(Arrays.copyOf(made, 16)), version));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
