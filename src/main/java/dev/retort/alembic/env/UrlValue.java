package dev.retort.alembic.env;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.Signature;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** SQLAlchemy's {@code URL}, and pydantic's DSNs: a text that is put together from parts. */
record UrlValue(String url) implements HostValue {

    private static final ClassValue CLASS = urlClass();

    private static ClassValue urlClass() {
        ClassValue found = ClassValue.ofHost("URL", "sqlalchemy.engine", List.of(),
                (of, arguments, in) -> create(arguments.bind(signature("URL"), in), in));
        found.namespace().put("create", staticCreate());
        return found;
    }

    private static Signature signature(String function) {
        return Signature.of(function, "drivername", "username?", "password?", "host?", "port?", "database?", "query?");
    }

    /** A function among a class's attributes gets the object first where there is one; here there never is. */
    private static Value staticCreate() {
        return NativeFunction.of(signature("create"), "create", UrlValue::create);
    }

    /** SQLAlchemy's modules, as far as they have to do with URLs. */
    static ModuleValue module(String name) {
        return new ModuleValue(name).put("URL", CLASS).put("make_url",
                NativeFunction.of(Signature.of("make_url", "name_or_url"), "make_url", (arguments, in) -> new UrlValue(
                        in.str(EnvHost.given(arguments, "name_or_url", new StringValue(""))))));
    }

    /** {@code PostgresDsn.build} and its like. */
    static NativeFunction build() {
        return NativeFunction.of(Signature.of("build", "*", "scheme", "username?", "user?", "password?", "host?",
                "port?", "path?", "query?", "**others"), "build", (arguments, in) -> {
                    String path = text(arguments, "path", in).map(one -> one.startsWith("/") ? one.substring(1) : one)
                            .orElse("");
                    return new UrlValue(text(arguments, "scheme", in).orElse("") + "://"
                            + login(text(arguments, "username", in).or(() -> text(arguments, "user", in)),
                                    text(arguments, "password", in))
                            + text(arguments, "host", in).orElse("")
                            + text(arguments, "port", in).map(port -> ":" + port).orElse("") + "/" + path);
                });
    }

    private static Value create(BoundArguments arguments, Interpreter in) {
        StringBuilder url = new StringBuilder(text(arguments, "drivername", in).orElse("")).append("://");
        url.append(login(text(arguments, "username", in), text(arguments, "password", in)));
        url.append(text(arguments, "host", in).orElse(""));
        text(arguments, "port", in).ifPresent(port -> url.append(':').append(port));
        text(arguments, "database", in).ifPresent(database -> url.append('/').append(database));
        if (arguments.get("query") instanceof DictValue query) {
            char mark = '?';
            for (DictValue.Entry entry : query.entries()) {
                url.append(mark).append(UrlQuoting.quote(in.str(entry.key()), "+", "")).append('=')
                        .append(UrlQuoting.quote(in.str(entry.value()), "+", ""));
                mark = '&';
            }
        }
        return new UrlValue(url.toString());
    }

    private static String login(Optional<String> user, Optional<String> password) {
        return user.map(name -> UrlQuoting.quote(name, "%20", "")
                + password.map(one -> ":" + UrlQuoting.quote(one, "%20", "")).orElse("") + "@").orElse("");
    }

    private static Optional<String> text(BoundArguments arguments, String name, Interpreter in) {
        return arguments.value(name).map(in::str);
    }

    @Override
    public ClassValue type() {
        return CLASS;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "render_as_string", "unicode_string", "__to_string__", "__str__" ->
                EnvHost.function(name, (arguments, on) -> new StringValue(url));
            case "set" -> NativeFunction.of(Signature.of("set", "*", "drivername?", "**others"), "set",
                    (arguments, on) -> new UrlValue(arguments.string("drivername")
                            .map(driver -> driver + url.substring(Math.max(0, url.indexOf("://")))).orElse(url)));
            // Texts that libraries type as a DSN are used as texts, too.
            default -> in.attributeOrNull(new StringValue(url), name);
        };
    }

    @Override
    public String text(Interpreter in) {
        return url;
    }
}
