package dev.retort.python;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.BuiltinMembers;
import dev.retort.python.library.type.ClassMethodValue;
import dev.retort.python.library.type.PropertyValue;
import dev.retort.python.library.type.StaticMethodValue;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoundMethod;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Descriptor;
import dev.retort.python.value.FunctionValue;
import dev.retort.python.value.GeneratorValues;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.IteratorValue;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** Looks attributes up, and sets and deletes them. */
final class Attributes {

    private final Evaluation in;

    Attributes(Evaluation in) {
        this.in = in;
    }

    Value get(Value target, String name) {
        Value found = find(target, name);
        if (found == null) {
            throw missing(target, name);
        }
        return found;
    }

    private PythonRaise missing(Value target, String name) {
        if (target instanceof ModuleValue module) {
            if (!(module instanceof ProgramModule)) {
                throw in.refuse("it uses " + module.name() + "." + name + ", which Retort does not know");
            }
            return in.raise("AttributeError", "module '" + module.name() + "' has no attribute '" + name + "'");
        }
        return in.raise("AttributeError", target instanceof ClassValue type
                ? "type object '" + type.name() + "' has no attribute '" + name + "'"
                : "'" + in.type(target).name() + "' object has no attribute '" + name + "'");
    }

    @Nullable
    Value find(Value target, String name) {
        Value found = switch (target) {
            case Placeholder placeholder -> find(in.imports().resolve(placeholder), name);
            case InstanceValue instance -> ofInstance(instance, name);
            case ModuleValue module -> in.imports().member(module, name);
            case ClassValue type -> ofClass(type, name);
            case HostValue host -> ofHost(host, name);
            case ProgramFunction function -> function.attributes().get(name);
            case IteratorValue iterator when iterator.values() instanceof GeneratorValues generator ->
                GeneratorMethods.find(generator, name, in);
            default -> null;
        };
        if (found instanceof Placeholder placeholder) {
            return in.imports().resolve(placeholder);
        }
        return found == null && !(target instanceof ProgramModule) ? BuiltinMembers.find(target, name, in) : found;
    }

    private @Nullable Value ofInstance(InstanceValue instance, String name) {
        Value ofType = instance.type().find(name);
        boolean first = ofType instanceof PropertyValue || ofType instanceof Descriptor one && one.goesFirst();
        if (!first) {
            Value own = instance.attributes().get(name);
            if (own != null) {
                return own;
            }
        }
        if (ofType != null) {
            return bind(ofType, instance, instance.type());
        }
        Value payload = instance.payload();
        Value ofPayload = payload == null ? null : find(payload, name);
        if (ofPayload != null) {
            return ofPayload;
        }
        Value builtin = name.startsWith("__") ? BuiltinMembers.find(instance, name, in) : null;
        Value fallback = builtin == null ? instance.type().find("__getattr__") : null;
        if (fallback == null) {
            return builtin;
        }
        try {
            return in.call(fallback, Arguments.of(instance, new StringValue(name)));
        } catch (PythonRaise raised) {
            if (in.type(raised.exception()).name().equals("AttributeError")) {
                return null;
            }
            throw raised;
        }
    }

    private @Nullable Value ofClass(ClassValue type, String name) {
        Value found = name.equals("__name__") ? null : type.find(name);
        if (found != null) {
            return switch (found) {
                case Descriptor descriptor -> descriptor.get(null, type, in);
                default -> found;
            };
        }
        ClassValue metaclass = type.metaclass();
        Value meta = metaclass == null ? null : metaclass.find(name);
        if (meta != null && metaclass != null) {
            return bind(meta, type, metaclass);
        }
        // What a builtin class makes of its arguments stands behind the object: str.__new__(cls, text).
        boolean builtin = name.equals("__new__") && type.nativeBase() != null;
        return !builtin && (name.equals("__new__") || name.equals("__setattr__")) ? ofObject(name) : null;
    }

    private @Nullable Value ofHost(HostValue host, String name) {
        Value found = host.attribute(name, in);
        if (found != null) {
            return found;
        }
        Value ofType = host.type().find(name);
        return ofType == null ? null : bind(ofType, host, host.type());
    }

    /** What an attribute found in a class is for an object of it. */
    Value bind(Value found, Value instance, ClassValue type) {
        return switch (found) {
            case PropertyValue(Value getter, Value _) -> in.call(getter, Arguments.of(instance));
            case StaticMethodValue(Value function) -> function;
            case ClassMethodValue(Value function) -> new BoundMethod(type, function);
            case Descriptor descriptor -> descriptor.get(instance, type, in);
            case FunctionValue function -> new BoundMethod(instance, function);
            case NativeFunction function when !isOfProgram(type) || type.find(function.name()) == found ->
                new BoundMethod(instance, function);
            default -> found;
        };
    }

    /** As {@link #bind}, for {@code super()} in a class method too. */
    Value bindSuper(Value found, ClassValue from, Value self, ClassValue type) {
        if (found instanceof NativeFunction function && !isOfProgram(from) && !(self instanceof ClassValue)) {
            return new BoundMethod(self, function);
        }
        if (self instanceof ClassValue && found instanceof ClassMethodValue(Value function)) {
            return new BoundMethod(self, function);
        }
        return bind(found, self, type);
    }

    private static boolean isOfProgram(ClassValue type) {
        return type.namespace() instanceof ClassNamespace;
    }

    /** What every object has from {@code object}. */
    @Nullable
    Value ofObject(String name, Value self) {
        return switch (name) {
            case "__setattr__" -> new NativeFunction(name, (arguments, _) -> setPlain(arguments.behind(self)));
            case "__repr__", "__str__" ->
                new NativeFunction(name, (_, _) -> new StringValue(in.operations().plainRepr(self)));
            case "__eq__" -> new NativeFunction(name,
                    (arguments, _) -> dev.retort.python.value.BoolValue.of(arguments.positional().getFirst() == self));
            default -> ofObject(name);
        };
    }

    /** {@code object.__new__} and {@code object.__init_subclass__}. */
    @Nullable
    Value ofObject(String name) {
        return switch (name) {
            case "__new__" -> new NativeFunction(name, (arguments, _) -> {
                if (arguments.positional().isEmpty()
                        || !(arguments.positional().getFirst() instanceof ClassValue type)) {
                    throw in.raise("TypeError", "object.__new__(X): X is not a type object");
                }
                Arguments rest = new Arguments(arguments.positional().subList(1, arguments.positional().size()),
                        arguments.keywords());
                return in.calls().make(type, rest);
            });
            case "__init_subclass__" -> new NativeFunction(name, (_, _) -> NoneValue.NONE);
            case "__setattr__" -> new NativeFunction(name, (arguments, _) -> setPlain(arguments));
            default -> null;
        };
    }

    private Value setPlain(Arguments arguments) {
        if (arguments.positional().size() != 3 || !(arguments.positional().getFirst() instanceof InstanceValue instance)
                || !(arguments.positional().get(1) instanceof StringValue(String attribute))) {
            throw in.raise("TypeError", "object.__setattr__ takes an object, a name and a value");
        }
        instance.attributes().put(attribute, arguments.positional().getLast());
        return NoneValue.NONE;
    }

    void set(Value target, String name, Value value) {
        boolean done = switch (target) {
            case Placeholder placeholder -> {
                set(in.imports().resolve(placeholder), name, value);
                yield true;
            }
            case InstanceValue instance -> setOfInstance(instance, name, value);
            case ClassValue type when isOfProgram(type) -> {
                type.namespace().put(name, value);
                yield true;
            }
            case ClassValue type -> throw in.raise("TypeError", "cannot set '" + name + "' of immutable type '"
                    + type.name() + "'");
            case ModuleValue module -> {
                module.names().put(name, value);
                yield true;
            }
            case ProgramFunction function -> {
                function.attributes().put(name, value);
                yield true;
            }
            case HostValue host -> host.setAttribute(name, value, in);
            default -> false;
        };
        if (!done) {
            throw missing(target, name);
        }
    }

    private boolean setOfInstance(InstanceValue instance, String name, Value value) {
        ClassValue type = instance.type();
        Value own = type.find("__setattr__");
        if (own != null) {
            in.call(own, Arguments.of(instance, new StringValue(name), value));
            return true;
        }
        switch (type.find(name)) {
            case PropertyValue(Value _, Value setter) -> {
                if (setter == null) {
                    throw in.raise("AttributeError", "property '" + name + "' of '" + type.name()
                            + "' object has no setter");
                }
                in.call(setter, Arguments.of(instance, value));
                return true;
            }
            case Descriptor descriptor when descriptor.set(instance, value, in) -> {
                return true;
            }
            case null, default -> {}
        }
        if (instance.payload() instanceof HostValue payload && payload.setAttribute(name, value, in)) {
            return true;
        }
        in.meter().keep();
        instance.attributes().put(name, value);
        return true;
    }

    void delete(Value target, String name) {
        Value removed = switch (target) {
            case InstanceValue instance -> instance.attributes().remove(name);
            case ClassValue type when isOfProgram(type) -> type.namespace().remove(name);
            case ProgramFunction function -> function.attributes().remove(name);
            case ProgramModule module -> module.names().remove(name);
            default -> null;
        };
        if (removed == null) {
            throw missing(target, name);
        }
    }
}
