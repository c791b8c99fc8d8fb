package dev.retort.python.library;

import java.util.Iterator;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.collection.DictMethods;
import dev.retort.python.library.operator.Operators;
import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.library.type.Conversions;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** {@code __dict__} of an object or class: shows its attributes; {@code update} sets them. */
record AttributesView(Map<String, Value> attributes) implements HostValue {

    @Override
    public ClassValue type() {
        return BuiltinTypes.MAPPING_PROXY;
    }

    DictValue copy() {
        DictValue made = new DictValue();
        attributes.forEach(made::put);
        return made;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "update" -> NativeFunction.of("update *rest **others", (given, now) -> {
                DictValue source = new DictValue();
                given.rest().forEach(one -> Conversions.update(source, one, now));
                source.entries().forEach(entry -> attributes.put(Plain.text(entry.key(), now), entry.value()));
                attributes.putAll(given.others());
                return NoneValue.NONE;
            });
            case "pop", "clear", "setdefault", "popitem" ->
                throw in.refuse("it changes an object through its __dict__, which Retort does not do");
            default -> DictMethods.ALL.bound(copy(), name);
        };
    }

    @Override
    public Value item(Value key, Interpreter in) {
        return Operators.item(copy(), key, in);
    }

    @Override
    public Iterator<Value> iterator(Interpreter in) {
        return attributes.keySet().stream().map(name -> (Value) new StringValue(name)).toList().iterator();
    }

    @Override
    public int length(Interpreter in) {
        return attributes.size();
    }

    @Override
    public @Nullable Value binary(String operator, Value other, boolean reflected, Interpreter in) {
        if (operator.equals("in")) {
            String name = Plain.textOrNull(other);
            return BoolValue.of(name != null && attributes.containsKey(name));
        }
        return Operators.binary(operator, reflected ? other : copy(), reflected ? copy() : other, in);
    }

    @Override
    public String text(Interpreter in) {
        return in.repr(copy());
    }
}
