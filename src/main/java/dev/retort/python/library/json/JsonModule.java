package dev.retort.python.library.json;

import java.util.List;

import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.library.type.ExceptionTypes;
import dev.retort.python.library.type.Methods;
import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.BytesValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** The module {@code json}: texts only, no files. */
public final class JsonModule {

    static final ClassValue DECODE_ERROR = ExceptionTypes.of("JSONDecodeError", "json.decoder",
            BuiltinTypes.exception("ValueError"));
    private static final ClassValue ENCODER = Native.type("JSONEncoder", "json.encoder", List.of(),
            Native.methods(Methods.method("default o", (self, given, in) -> {
                throw in.raise("TypeError", "Object of type "
                        + Plain.typeName(given.orNone("o"), in) + " is not JSON serializable");
            })), null);

    private JsonModule() {}

    public static ModuleValue module() {
        return new ModuleValue("json")
                .put("dumps", NativeFunction.of("dumps obj * skipkeys? ensure_ascii? check_circular? allow_nan? cls? "
                        + "indent? separators? default? sort_keys? **others",
                        (given, in) -> new StringValue(dumps(given, in))))
                .put("loads", NativeFunction.of("loads s * cls? object_hook? parse_float? parse_int? parse_constant? "
                        + "object_pairs_hook? **others", JsonModule::loads))
                .put("dump", Native.refused("dump", "it calls json.dump(), which writes a file"))
                .put("load", Native.refused("load", "it calls json.load(), which reads a file"))
                .put("JSONEncoder", ENCODER).put("JSONDecodeError", DECODE_ERROR);
    }

    private static String dumps(BoundArguments given, Interpreter in) {
        return new JsonWriter(given, in).write(given.orNone("obj"));
    }

    private static Value loads(BoundArguments given, Interpreter in) {
        Value source = Plain.of(given.orNone("s"));
        String text = switch (source) {
            case StringValue(String one) -> one;
            case BytesValue(byte[] bytes) -> new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
            default -> throw in.raise("TypeError", "the JSON object must be str, bytes or bytearray, not "
                    + Plain.typeName(source, in));
        };
        return JsonReader.value(text, given, in);
    }
}
