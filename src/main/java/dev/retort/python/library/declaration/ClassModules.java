package dev.retort.python.library.declaration;

import java.util.List;
import java.util.Map;

import dev.retort.python.library.type.AbstractTypes;
import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.library.type.Methods;
import dev.retort.python.library.type.Native;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** The modules {@code abc}, {@code types}, {@code numbers} and {@code __future__}. */
public final class ClassModules {

    private static final ClassValue ABC = Native.open("ABC", "abc");
    private static final ClassValue ABC_META = Native.type("ABCMeta", "abc", List.of(BuiltinTypes.TYPE), Map.of(),
            null);
    private static final ClassValue NAMESPACE = Native.type("SimpleNamespace", "types", List.of(),
            Native.methods(Methods.method("__repr__", (self, given, in) -> new StringValue(shown(self, in)))),
            ClassModules::namespace);

    private ClassModules() {}

    public static ModuleValue abc() {
        ModuleValue module = new ModuleValue("abc").put("ABC", ABC).put("ABCMeta", ABC_META);
        List.of("abstractmethod", "abstractproperty", "abstractclassmethod", "abstractstaticmethod").forEach(
                name -> module.put(name, Native.positional(name, 1, 1, (given, in) -> given.getFirst())));
        return module.put("abstractproperty", BuiltinTypes.PROPERTY);
    }

    public static ModuleValue types() {
        return new ModuleValue("types").put("SimpleNamespace", NAMESPACE)
                .put("MappingProxyType", BuiltinTypes.MAPPING_PROXY).put("FunctionType", BuiltinTypes.FUNCTION)
                .put("LambdaType", BuiltinTypes.FUNCTION).put("MethodType", BuiltinTypes.METHOD)
                .put("BuiltinFunctionType", BuiltinTypes.BUILTIN_FUNCTION).put("NoneType", BuiltinTypes.NONE_TYPE)
                .put("ModuleType", BuiltinTypes.MODULE).put("EllipsisType", BuiltinTypes.ELLIPSIS_TYPE)
                .put("TracebackType", Native.open("traceback", "types"))
                .put("DynamicClassAttribute", BuiltinTypes.PROPERTY);
    }

    public static ModuleValue numbers() {
        ModuleValue module = new ModuleValue("numbers");
        AbstractTypes.of("numbers").forEach(module::put);
        return module;
    }

    public static ModuleValue future() {
        ModuleValue module = new ModuleValue("__future__");
        List.of("annotations", "division", "print_function", "unicode_literals", "absolute_import", "with_statement",
                "generator_stop", "generators", "nested_scopes").forEach(name -> module.put(name, NoneValue.NONE));
        return module;
    }

    private static Value namespace(ClassValue of, Arguments arguments, Interpreter in) {
        InstanceValue made = new InstanceValue(of);
        made.attributes().putAll(arguments.keywords());
        return made;
    }

    private static String shown(Value self, Interpreter in) {
        List<String> parts = self instanceof InstanceValue instance
                ? instance.attributes().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + in.repr(entry.getValue())).toList()
                : List.of();
        return "namespace(" + String.join(", ", parts) + ")";
    }
}
