package dev.retort.alembic.env;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.Signature;
import dev.retort.python.value.StringValue;

/** {@code urllib.parse}, as far as passwords need it. */
final class UrlQuoting {

    private UrlQuoting() {}

    static ModuleValue module() {
        return new ModuleValue("urllib.parse").put("quote_plus", quoting("quote_plus", "+", ""))
                .put("quote", quoting("quote", "%20", "/"))
                .put("unquote", NativeFunction.of(Signature.of("unquote", "string"), "unquote",
                        (arguments, in) -> new StringValue(URLDecoder.decode(
                                arguments.string("string").orElse("").replace("+", "%2B"), StandardCharsets.UTF_8))));
    }

    private static NativeFunction quoting(String name, String space, String safe) {
        return NativeFunction.of(Signature.of(name, "string", "safe?", "encoding?", "errors?"), name,
                (arguments, in) -> {
                    String text = arguments.get("string") == null ? "" : in.str(arguments.get("string"));
                    return new StringValue(quote(text, space, arguments.string("safe").orElse(safe)));
                });
    }

    /** Percent-encoding as Python does it: letters, digits and {@code _.-~} stay. */
    static String quote(String text, String space, String safe) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            String one = Character.toString(c);
            if (safe.contains(one) || "_.-~".contains(one) || c < 128 && Character.isLetterOrDigit(c)) {
                out.append(one);
            } else {
                out.append(c == ' ' ? space : c == '*' ? "%2A" : URLEncoder.encode(one, StandardCharsets.UTF_8));
            }
        });
        return out.toString();
    }
}
