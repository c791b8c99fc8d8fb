package dev.retort.python.library.text;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.characters.Characters;
import dev.retort.python.library.iteration.IterationFunctions;
import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** An {@code io.StringIO}. */
final class TextBufferValue implements HostValue {

    static final ClassValue TYPE = Native.type("StringIO", "_io", List.of(), Map.of(),
            (of, arguments, in) -> new TextBufferValue(arguments.positional().isEmpty()
                    ? ""
                    : Plain.text(arguments.positional().getFirst(), in)));

    private final StringBuilder text;
    private int at;

    private TextBufferValue(String text) {
        this.text = new StringBuilder(text);
    }

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "getvalue" -> Native.positional(name, 0, 0, (given, now) -> new StringValue(text.toString()));
            case "read" -> Native.positional(name, 0, 1, (given, now) -> read(given, now));
            case "readline" -> Native.positional(name, 0, 0, (given, now) -> new StringValue(line()));
            case "readlines" -> Native.positional(name, 0, 0,
                    (given, now) -> new dev.retort.python.value.ListValue(now.list(this)));
            case "write" -> Native.positional(name, 1, 1, (given, now) -> {
                String more = Plain.text(given.getFirst(), now);
                now.allocate(more.length());
                text.replace(Math.min(at, text.length()), Math.min(at + more.length(), text.length()), more);
                at += more.length();
                return IntValue.of(Characters.length(more));
            });
            case "seek" -> Native.positional(name, 1, 2, (given, now) -> {
                at = Math.max(0, Math.min(text.length(), Plain.clamped(given.getFirst(), now)));
                return IntValue.of(at);
            });
            case "tell" -> Native.positional(name, 0, 0, (given, now) -> IntValue.of(at));
            case "close", "flush" -> Native.swallowed(name);
            case "__exit__" -> Native.swallowed(name);
            default -> null;
        };
    }

    private Value read(List<Value> given, Interpreter in) {
        int most = given.isEmpty() || given.getFirst() == NoneValue.NONE ? -1 : Plain.clamped(given.getFirst(), in);
        int end = most < 0 ? text.length() : (int) Math.min(text.length(), (long) at + most);
        String part = text.substring(at, end);
        at = end;
        return new StringValue(part);
    }

    private String line() {
        int end = text.indexOf("\n", at);
        String line = text.substring(at, end < 0 ? text.length() : end + 1);
        at += line.length();
        return line;
    }

    @Override
    public Iterator<Value> iterator(Interpreter in) {
        return IterationFunctions.lazily("StringIO", () -> at < text.length() ? new StringValue(line()) : null)
                .values();
    }

    @Override
    public Value enter(Interpreter in) {
        return this;
    }
}
