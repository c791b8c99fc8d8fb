package dev.retort.python.library.encoding;

import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.BytesValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** The modules {@code hashlib} and {@code hmac}. */
public final class HashModule {

    private static final ClassValue TYPE = Native.open("HASH", "_hashlib");
    private static final Map<String, String> ALGORITHMS = algorithms();

    private HashModule() {}

    private static Map<String, String> algorithms() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("md5", "MD5");
        names.put("sha1", "SHA-1");
        names.put("sha224", "SHA-224");
        names.put("sha256", "SHA-256");
        names.put("sha384", "SHA-384");
        names.put("sha512", "SHA-512");
        names.put("sha3_256", "SHA3-256");
        names.put("sha3_512", "SHA3-512");
        return names;
    }

    /**
     * A hash, or a message's authentication under a key.
     *
     * @param fed what it was given so far
     */
    private record Hash(String name, byte @Nullable [] key, ByteArrayOutputStream fed) implements HostValue {

        @Override
        public ClassValue type() {
            return TYPE;
        }

        @Override
        public @Nullable Value attribute(String attribute, Interpreter in) {
            return switch (attribute) {
                case "update" -> Native.positional(attribute, 1, 1, (given, now) -> {
                    byte[] bytes = Plain.bytes(given.getFirst(), now);
                    now.allocate(bytes.length);
                    fed.writeBytes(bytes);
                    return NoneValue.NONE;
                });
                case "digest" -> Native.positional(attribute, 0, 0, (given, now) -> new BytesValue(digest()));
                case "hexdigest" -> Native.positional(attribute, 0, 0,
                        (given, now) -> new StringValue(HexFormat.of().formatHex(digest())));
                case "name" -> new StringValue(name);
                case "digest_size" -> IntValue.of(digest().length);
                default -> null;
            };
        }

        private byte[] digest() {
            String algorithm = ALGORITHMS.getOrDefault(name, name);
            try {
                if (key == null) {
                    return MessageDigest.getInstance(algorithm).digest(fed.toByteArray());
                }
                Mac mac = Mac.getInstance("Hmac" + algorithm.replace("-", ""));
                mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, "HMAC"));
                return mac.doFinal(fed.toByteArray());
            } catch (NoSuchAlgorithmException | InvalidKeyException missing) {
                throw new IllegalStateException(missing);
            }
        }
    }

    private static Value hash(String name, byte @Nullable [] key, @Nullable Value first, Interpreter in) {
        ByteArrayOutputStream fed = new ByteArrayOutputStream();
        if (first != null && first != NoneValue.NONE) {
            fed.writeBytes(Plain.bytes(first, in));
        }
        return new Hash(name, key, fed);
    }

    public static ModuleValue hashlib() {
        ModuleValue module = new ModuleValue("hashlib");
        ALGORITHMS.keySet().forEach(name -> module.put(name, NativeFunction.of(name + " string? * usedforsecurity?",
                (given, in) -> hash(name, null, given.get("string"), in))));
        module.put("new", NativeFunction.of("new name data? * usedforsecurity?",
                (given, in) -> hash(known(given.string("name").orElse(""), in), null, given.get("data"), in)));
        for (String name : List.of("blake2b", "blake2s", "pbkdf2_hmac", "scrypt", "file_digest")) {
            module.put(name, Native.refused(name, "it calls hashlib." + name + "(), which Retort does not run"));
        }
        return module;
    }

    private static String known(String name, Interpreter in) {
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        if (!ALGORITHMS.containsKey(lower)) {
            throw in.raise("ValueError", "unsupported hash type " + name);
        }
        return lower;
    }

    public static ModuleValue hmac() {
        ModuleValue module = new ModuleValue("hmac");
        module.put("new", NativeFunction.of("new key msg? digestmod?", (given, in) -> {
            Value how = given.orNone("digestmod");
            String name = Plain.textOrNull(how);
            String algorithm = name != null
                    ? name
                    : how instanceof dev.retort.python.value.NativeFunction function ? function.name() : "";
            return hash(known(algorithm, in), Plain.bytes(given.orNone("key"), in), given.get("msg"),
                    in);
        }));
        module.put("compare_digest", Native.positional("compare_digest", 2, 2,
                (given, in) -> BoolValue.of(in.equal(given.getFirst(), given.getLast()))));
        return module;
    }
}
