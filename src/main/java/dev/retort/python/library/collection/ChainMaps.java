package dev.retort.python.library.collection;

import java.util.List;

import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.library.type.Conversions;
import dev.retort.python.library.type.Native;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.Value;

/** {@code collections.ChainMap}, read as one dict made when the chain is; later changes of its parts do not show. */
final class ChainMaps {

    static final ClassValue TYPE = Native.type("ChainMap", "collections", List.of(BuiltinTypes.DICT),
            java.util.Map.of(), (of, arguments, in) -> {
                DictValue all = new DictValue();
                for (Value part : arguments.positional().reversed()) {
                    Conversions.update(all, part, in);
                }
                return Collections.instance(of, all);
            });

    private ChainMaps() {}
}
