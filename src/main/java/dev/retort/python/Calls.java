package dev.retort.python;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.declaration.Enums;
import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.library.type.StaticMethodValue;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoundMethod;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.FunctionValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.NativeConstructor;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.Value;

/** Calls functions and makes objects of classes. */
final class Calls {

    private final Evaluation in;

    Calls(Evaluation in) {
        this.in = in;
    }

    Value call(Value callee, Arguments arguments) {
        in.meter().enter();
        try {
            return switch (callee) {
                case FunctionValue function -> function.call(arguments, in);
                case NativeFunction function -> {
                    // One call may be much work: it counts by its time.
                    in.meter().checkTime();
                    yield function.call(arguments, in);
                }
                case BoundMethod(Value self, Value function) -> call(function, arguments.behind(self));
                case ClassValue type ->
                    type == BuiltinTypes.SUPER ? superObject(arguments) : construct(type, arguments);
                case InstanceValue instance -> instance(instance, arguments);
                case HostValue host -> host(host, arguments);
                default -> throw notCallable(callee);
            };
        } finally {
            in.meter().leave();
        }
    }

    private PythonRaise notCallable(Value value) {
        return in.raise("TypeError", "'" + in.type(value).name() + "' object is not callable");
    }

    private Value instance(InstanceValue instance, Arguments arguments) {
        Value method = instance.type().find("__call__");
        if (method != null) {
            return call(in.attributes().bind(method, instance, instance.type()), arguments);
        }
        Value payload = instance.payload();
        if (payload == null) {
            throw notCallable(instance);
        }
        return call(payload, arguments);
    }

    private Value host(HostValue host, Arguments arguments) {
        if (host instanceof Placeholder placeholder) {
            return call(in.imports().resolve(placeholder), arguments);
        }
        Value result = host.call(arguments, in);
        if (result == null) {
            throw notCallable(host);
        }
        return result;
    }

    /** {@code super()}: about the first argument of the method it stands in. */
    private Value superObject(Arguments arguments) {
        List<Value> given = arguments.positional();
        if (given.size() == 2 && given.getFirst() instanceof ClassValue owner) {
            return new SuperObject(owner, given.get(1));
        }
        Frame frame = in.frame();
        while (frame != null) {
            Frame outer = frame.outer();
            ClassValue owner = outer == null || outer.kind() != Frame.Kind.CLASS ? null : outer.owner();
            Value self = frame.self();
            if (owner != null && self != null) {
                return new SuperObject(owner, self);
            }
            frame = outer;
        }
        throw in.raise("RuntimeError", "super(): no arguments");
    }

    /** Makes an object of a class: {@code __new__}, then {@code __init__}. */
    Value construct(ClassValue type, Arguments arguments) {
        if (Enums.isEnum(type)) {
            return Enums.call(type, arguments, in);
        }
        ClassValue metaclass = type.metaclass();
        Value metaCall = metaclass == null ? null : metaclass.find("__call__");
        if (metaCall != null && metaclass != null) {
            return call(in.attributes().bind(metaCall, type, metaclass), arguments);
        }
        NativeConstructor constructor = type.constructor();
        if (constructor != null) {
            return constructor.construct(type, arguments, in);
        }
        Value maker = type.find("__new__");
        if (maker == null) {
            InstanceValue instance = make(type, arguments);
            initialize(instance, arguments);
            return instance;
        }
        Value made = call(maker instanceof StaticMethodValue(Value function) ? function : maker,
                arguments.behind(type));
        if (made instanceof InstanceValue instance && instance.type().derivesFrom(type)) {
            initialize(instance, arguments);
        }
        return made;
    }

    /** An object before its {@code __init__}; an exception has its arguments by then. */
    InstanceValue make(ClassValue type, Arguments arguments) {
        in.meter().keep();
        if (type.derivesFrom(BuiltinTypes.exception("BaseException"))) {
            InstanceValue exception = new InstanceValue(type);
            ClassValue base = type.nativeBase();
            if (base != null) {
                fill(exception, base, new Arguments(arguments.positional(), java.util.Map.of()));
            }
            return exception;
        }
        return new InstanceValue(type);
    }

    private void initialize(InstanceValue instance, Arguments arguments) {
        ClassValue type = instance.type();
        if (!initialize(instance, type.resolutionOrder(), arguments)
                && !(arguments.positional().isEmpty() && arguments.keywords().isEmpty())
                && type.find("__new__") == null) {
            throw in.raise("TypeError", type.name() + "() takes no arguments");
        }
    }

    /** Calls the first {@code __init__} along some classes, a host's constructor among them; false where there is none. */
    boolean initialize(InstanceValue instance, List<ClassValue> order, Arguments arguments) {
        for (ClassValue one : order) {
            Value method = one.namespace().get("__init__");
            if (method != null) {
                call(in.attributes().bind(method, instance, instance.type()), arguments);
                return true;
            }
            if (one.constructor() != null) {
                if (instance.payload() == null) {
                    fill(instance, one, arguments);
                }
                return true;
            }
        }
        return false;
    }

    private void fill(InstanceValue instance, ClassValue base, Arguments arguments) {
        NativeConstructor constructor = base.constructor();
        if (constructor == null) {
            return;
        }
        Value made = constructor.construct(instance.type(), arguments, in);
        if (made instanceof InstanceValue same && same.type() == instance.type()) {
            instance.attributes().putAll(same.attributes());
            @Nullable
            Value payload = same.payload();
            if (payload != null) {
                instance.setPayload(payload);
            }
        } else {
            instance.setPayload(made);
        }
    }
}
