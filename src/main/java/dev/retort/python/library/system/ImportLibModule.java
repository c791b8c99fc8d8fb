package dev.retort.python.library.system;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;

/** The module {@code importlib}: a module by a name made while the program runs is the one an {@code import} finds. */
public final class ImportLibModule {

    private ImportLibModule() {}

    public static ModuleValue module() {
        return new ModuleValue("importlib")
                .put("import_module", NativeFunction.of("import_module name package?",
                        (given, in) -> in.module(absolute(Plain.text(given.value("name").orElse(NoneValue.NONE), in),
                                given.value("package").orElse(null), in))))
                .put("invalidate_caches", Native.swallowed("invalidate_caches"))
                .put("reload", Native.refused("reload", "it calls importlib.reload(), which Retort does not run"));
    }

    /** As Python's {@code resolve_name}: each dot behind the first goes up by one package. */
    private static String absolute(String name, @Nullable Value from, Interpreter in) {
        if (!name.startsWith(".")) {
            return name;
        }
        if (from == null) {
            throw in.raise("TypeError", "the 'package' argument is required to perform a relative import for '" + name
                    + "'");
        }
        String base = Plain.text(from, in);
        int level = 1;
        while (level < name.length() && name.charAt(level) == '.') {
            int dot = base.lastIndexOf('.');
            if (dot < 0) {
                throw in.raise("ImportError", "attempted relative import beyond top-level package");
            }
            base = base.substring(0, dot);
            level++;
        }
        return level == name.length() ? base : base + "." + name.substring(level);
    }
}
