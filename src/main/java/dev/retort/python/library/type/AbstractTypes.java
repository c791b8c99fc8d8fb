package dev.retort.python.library.type;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Value;

/** The abstract classes of {@code collections.abc} and {@code numbers}, and the builtin classes each covers. */
public final class AbstractTypes {

    private static final Set<ClassValue> VIEWS = Set.of(BuiltinTypes.DICT_KEYS, BuiltinTypes.DICT_VALUES,
            BuiltinTypes.DICT_ITEMS);
    private static final Map<ClassValue, List<ClassValue>> COVERED = covered();

    private AbstractTypes() {}

    static boolean covers(ClassValue wanted, ClassValue type) {
        List<ClassValue> covered = COVERED.get(wanted);
        return covered != null && covered.stream().anyMatch(type::derivesFrom);
    }

    /** Those of a module, by name. */
    public static Map<String, Value> of(String module) {
        Map<String, Value> found = new LinkedHashMap<>();
        COVERED.keySet().stream().filter(type -> type.module().equals(module))
                .forEach(type -> found.put(type.name(), type));
        return found;
    }

    private static Map<ClassValue, List<ClassValue>> covered() {
        ClassValue[] sequences = {BuiltinTypes.LIST, BuiltinTypes.TUPLE, BuiltinTypes.STR, BuiltinTypes.BYTES,
                BuiltinTypes.RANGE};
        ClassValue[] sets = {BuiltinTypes.SET, BuiltinTypes.FROZENSET, BuiltinTypes.DICT_KEYS,
                BuiltinTypes.DICT_ITEMS};
        ClassValue[] mappings = {BuiltinTypes.DICT, BuiltinTypes.MAPPING_PROXY};
        ClassValue[] sized = join(join(sequences, sets), join(mappings, VIEWS.toArray(ClassValue[]::new)));
        Map<ClassValue, List<ClassValue>> all = new LinkedHashMap<>();
        for (String name : List.of("Iterable", "Collection", "Container", "Sized")) {
            put(all, name, sized);
        }
        put(all, "Sequence", sequences);
        put(all, "MutableSequence", BuiltinTypes.LIST);
        put(all, "Mapping", mappings);
        put(all, "MutableMapping", BuiltinTypes.DICT);
        put(all, "Set", sets);
        put(all, "MutableSet", BuiltinTypes.SET);
        put(all, "Callable", BuiltinTypes.FUNCTION, BuiltinTypes.BUILTIN_FUNCTION, BuiltinTypes.METHOD,
                BuiltinTypes.TYPE);
        put(all, "Hashable", BuiltinTypes.STR, BuiltinTypes.INT, BuiltinTypes.FLOAT, BuiltinTypes.BYTES,
                BuiltinTypes.TUPLE, BuiltinTypes.FROZENSET, BuiltinTypes.NONE_TYPE);
        for (String name : List.of("Iterator", "Generator", "Awaitable", "Coroutine", "AsyncIterator",
                "AsyncIterable", "AsyncGenerator", "Reversible", "ByteString", "KeysView", "ValuesView", "ItemsView",
                "MappingView", "Buffer")) {
            put(all, name);
        }
        for (String name : List.of("Number", "Complex", "Real", "Rational", "Integral")) {
            ClassValue[] numbers = name.equals("Integral") || name.equals("Rational")
                    ? new ClassValue[]{BuiltinTypes.INT}
                    : new ClassValue[]{BuiltinTypes.INT, BuiltinTypes.FLOAT};
            all.put(Native.open(name, "numbers"), List.of(numbers));
        }
        return all;
    }

    private static void put(Map<ClassValue, List<ClassValue>> all, String name, ClassValue... covered) {
        all.put(Native.open(name, "collections.abc"), List.of(covered));
    }

    private static ClassValue[] join(ClassValue[] one, ClassValue[] other) {
        ClassValue[] both = java.util.Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
