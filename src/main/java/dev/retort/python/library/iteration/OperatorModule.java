package dev.retort.python.library.iteration;

import java.util.List;
import java.util.Map;

import dev.retort.python.library.operator.Operators;
import dev.retort.python.library.type.Methods;
import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** The module {@code operator}. */
public final class OperatorModule {

    private static final Map<String, String> BINARY = Map.ofEntries(Map.entry("add", "+"), Map.entry("sub", "-"),
            Map.entry("mul", "*"), Map.entry("truediv", "/"), Map.entry("floordiv", "//"), Map.entry("mod", "%"),
            Map.entry("pow", "**"), Map.entry("and_", "&"), Map.entry("or_", "|"), Map.entry("xor", "^"),
            Map.entry("lshift", "<<"), Map.entry("rshift", ">>"), Map.entry("eq", "=="), Map.entry("ne", "!="),
            Map.entry("lt", "<"), Map.entry("le", "<="), Map.entry("gt", ">"), Map.entry("ge", ">="),
            Map.entry("concat", "+"), Map.entry("iadd", "+"), Map.entry("ior", "|"));

    private OperatorModule() {}

    public static ModuleValue module() {
        ModuleValue module = new ModuleValue("operator");
        BINARY.forEach((name, operator) -> module.put(name, Native.positional(name, 2, 2,
                (given, in) -> in.binary(operator, given.getFirst(), given.getLast()))));
        module.put("not_", Native.positional("not_", 1, 1, (given, in) -> BoolValue.of(!in.truth(given.getFirst()))));
        module.put("truth", Native.positional("truth", 1, 1, (given, in) -> BoolValue.of(in.truth(given.getFirst()))));
        module.put("neg", Native.positional("neg", 1, 1,
                (given, in) -> in.binary("-", dev.retort.python.value.IntValue.of(0), given.getFirst())));
        module.put("is_", Native.positional("is_", 2, 2,
                (given, in) -> BoolValue.of(given.getFirst() == given.getLast())));
        module.put("is_not", Native.positional("is_not", 2, 2,
                (given, in) -> BoolValue.of(given.getFirst() != given.getLast())));
        module.put("contains", Native.positional("contains", 2, 2,
                (given, in) -> BoolValue.of(Operators.contains(given.getFirst(), given.getLast(), in))));
        module.put("getitem", Native.positional("getitem", 2, 2,
                (given, in) -> in.item(given.getFirst(), given.getLast())));
        module.put("setitem", Native.positional("setitem", 3, 3, (given, in) -> {
            Operators.setItem(given.getFirst(), given.get(1), given.getLast(), in);
            return NoneValue.NONE;
        }));
        module.put("itemgetter", Native.positional("itemgetter", 1, 100, (keys, in) -> Native.positional("itemgetter",
                1, 1, (given, now) -> several(keys.stream().map(key -> now.item(given.getFirst(), key)).toList()))));
        module.put("attrgetter", Native.positional("attrgetter", 1, 100, (names, in) -> Native.positional(
                "attrgetter", 1, 1, (given, now) -> several(names.stream().map(name -> dotted(given.getFirst(),
                        Plain.text(name, now), now)).toList()))));
        module.put("methodcaller", new dev.retort.python.value.NativeFunction("methodcaller",
                (arguments, in) -> Native.positional("methodcaller", 1, 1, (given, now) -> now.call(
                        now.attribute(given.getFirst(), Plain.text(arguments.positional().getFirst(), now)),
                        Methods.withoutFirst(arguments)))));
        return module;
    }

    private static Value several(List<Value> values) {
        return values.size() == 1 ? values.getFirst() : new TupleValue(values);
    }

    private static Value dotted(Value target, String names, Interpreter in) {
        Value value = target;
        for (String name : names.split("\\.")) {
            value = in.attribute(value, name);
        }
        return value;
    }
}
