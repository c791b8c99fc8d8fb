package dev.retort.python;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.BuiltinMembers;
import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;

/**
 * What {@code super()} gives.
 *
 * @param owner the class whose method asks
 * @param self the object or class it is about
 */
record SuperObject(ClassValue owner, Value self) implements HostValue {

    @Override
    public ClassValue type() {
        return BuiltinTypes.SUPER;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter asking) {
        Evaluation in = (Evaluation) asking;
        ClassValue type = self instanceof ClassValue one ? one : in.type(self);
        List<ClassValue> order = type.resolutionOrder();
        List<ClassValue> rest = order.subList(order.indexOf(owner) + 1, order.size());
        if (name.equals("__init__") && self instanceof InstanceValue instance) {
            return new NativeFunction(name, (arguments, _) -> {
                in.calls().initialize(instance, rest, arguments);
                return NoneValue.NONE;
            });
        }
        for (ClassValue one : rest) {
            Value found = one.namespace().get(name);
            if (found != null) {
                // A method asked of a class is called with the class: __init_subclass__, or super() in a class method.
                return name.equals("__new__") ? found : in.attributes().bindSuper(found, one, self, type);
            }
        }
        if (name.equals("__new__") && type.nativeBase() != null) {
            return BuiltinMembers.find(type, name, in);
        }
        if (name.equals("__new__") || name.equals("__init_subclass__")) {
            return in.attributes().ofObject(name);
        }
        Value payload = self instanceof InstanceValue instance ? instance.payload() : null;
        if (payload != null) {
            return in.attributeOrNull(payload, name);
        }
        return in.attributes().ofObject(name, self);
    }
}
