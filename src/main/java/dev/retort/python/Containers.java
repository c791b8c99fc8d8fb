package dev.retort.python;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.operator.Operators;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.GenericAlias;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** Items, iteration and membership: a class's own methods first, then the host's, then the builtin ones. */
final class Containers {

    private final Evaluation in;
    private final Operations operations;

    Containers(Evaluation in, Operations operations) {
        this.in = in;
        this.operations = operations;
    }

    /** {@code item in container}. */
    boolean contains(Value container, Value item) {
        Value own = operations.ask(container, "__contains__", item);
        if (own != null) {
            return in.truth(own);
        }
        if (container instanceof ClassValue type) {
            Value method = ofMetaclass(type, "__contains__");
            if (method != null) {
                return in.truth(in.call(method, Arguments.of(item)));
            }
        }
        Value plain = Operations.plain(container);
        if (plain instanceof HostValue host) {
            Value answer = host.binary("in", item, true, in);
            if (answer != null) {
                return in.truth(answer);
            }
        }
        if (container instanceof InstanceValue || plain instanceof HostValue) {
            Iterator<Value> values = iterator(container);
            while (values.hasNext()) {
                if (in.equal(values.next(), item)) {
                    return true;
                }
            }
            return false;
        }
        return Operators.contains(container, item, in);
    }

    Value item(Value target, Value key) {
        Value own = operations.ask(target, "__getitem__", key);
        if (own != null) {
            return own;
        }
        if (target instanceof ClassValue type) {
            Value method = ofMetaclass(type, "__getitem__");
            return method == null ? ofClass(type, key) : in.call(method, Arguments.of(key));
        }
        Value plain = Operations.plain(target);
        if (plain instanceof Placeholder placeholder) {
            return item(in.imports().resolve(placeholder), key);
        }
        Value ofHost = plain instanceof HostValue host ? host.item(key, in) : null;
        return ofHost == null ? Operators.item(target, key, in) : ofHost;
    }

    private Value ofClass(ClassValue type, Value key) {
        if (type.find("__class_getitem__") != null) {
            return in.call(in.attribute(type, "__class_getitem__"), Arguments.of(key));
        }
        Value item = Operators.item(type, key, in);
        return item == type
                ? new GenericAlias(type, key instanceof TupleValue(List<Value> keys) ? keys : List.of(key))
                : item;
    }

    private @Nullable Value ofMetaclass(ClassValue type, String name) {
        ClassValue metaclass = type.metaclass();
        Value method = metaclass == null ? null : metaclass.find(name);
        return method == null || metaclass == null ? null : in.attributes().bind(method, type, metaclass);
    }

    void setItem(Value target, Value key, Value value) {
        if (Operations.has(target, "__setitem__")) {
            operations.ask(target, "__setitem__", key, value);
            return;
        }
        in.meter().keep();
        if (target instanceof ModuleNames(ProgramModule module) && key instanceof StringValue(String name)) {
            module.names().put(name, value);
            return;
        }
        Operators.setItem(target, key, value, in);
    }

    void deleteItem(Value target, Value key) {
        if (Operations.has(target, "__delitem__")) {
            operations.ask(target, "__delitem__", key);
            return;
        }
        Operators.deleteItem(target, key, in);
    }

    /** The values of anything a {@code for} takes, for code that may keep them: each counts as a place in a list. */
    Iterator<Value> iterator(Value iterable) {
        return new Counted(passing(iterable), in.meter());
    }

    /** The values of anything a {@code for} takes, one after another. */
    Iterator<Value> passing(Value iterable) {
        if (iterable instanceof InstanceValue) {
            Value own = operations.ask(iterable, "__iter__");
            if (own != null) {
                return own instanceof InstanceValue instance && Operations.has(instance, "__next__")
                        ? new NextCalls(instance, in)
                        : passing(own);
            }
        }
        if (iterable instanceof ClassValue type) {
            Value method = ofMetaclass(type, "__iter__");
            if (method != null) {
                return passing(in.call(method, Arguments.NONE));
            }
        }
        Value plain = Operations.plain(iterable);
        Iterator<Value> values = plain instanceof HostValue host ? host.iterator(in) : null;
        if (values == null) {
            values = Operators.iterator(iterable, in);
        }
        if (values == null) {
            throw in.raise("TypeError", "'" + in.type(iterable).name() + "' object is not iterable");
        }
        return values;
    }

    /** The entries of a mapping, for {@code **}. */
    List<DictValue.Entry> pairs(Value mapping) {
        if (Operations.plain(mapping) instanceof DictValue dict) {
            return dict.entries();
        }
        Value keys = in.attributeOrNull(mapping, "keys");
        if (keys == null) {
            throw in.raise("TypeError", "'" + in.type(mapping).name() + "' object is not a mapping");
        }
        List<DictValue.Entry> entries = new ArrayList<>();
        for (Value key : in.list(in.call(keys, Arguments.NONE))) {
            entries.add(new DictValue.Entry(key, item(mapping, key)));
        }
        return entries;
    }

    /** An iterator whose every value is a step. */
    private record Counted(Iterator<Value> values, Meter meter) implements Iterator<Value> {

        @Override
        public boolean hasNext() {
            return values.hasNext();
        }

        @Override
        public Value next() {
            meter.step();
            meter.keep();
            meter.keep();
            return values.next();
        }
    }

    /** The values {@code __next__} gives. */
    private static final class NextCalls implements Iterator<Value> {

        private final InstanceValue source;
        private final Evaluation in;
        private @Nullable Value next;
        private boolean ended;

        NextCalls(InstanceValue source, Evaluation in) {
            this.source = source;
            this.in = in;
        }

        @Override
        public boolean hasNext() {
            if (next == null && !ended) {
                try {
                    next = in.call(in.attribute(source, "__next__"), Arguments.NONE);
                } catch (PythonRaise raised) {
                    if (!in.type(raised.exception()).name().equals("StopIteration")) {
                        throw raised;
                    }
                    ended = true;
                }
            }
            return next != null;
        }

        @Override
        public Value next() {
            if (!hasNext() || next == null) {
                throw new java.util.NoSuchElementException();
            }
            Value result = next;
            next = null;
            return result;
        }
    }
}
