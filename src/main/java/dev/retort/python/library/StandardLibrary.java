package dev.retort.python.library;

import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.collection.Collections;
import dev.retort.python.library.declaration.ClassModules;
import dev.retort.python.library.declaration.DataclassesModule;
import dev.retort.python.library.declaration.EnumTypes;
import dev.retort.python.library.declaration.Typing;
import dev.retort.python.library.encoding.EncodingModules;
import dev.retort.python.library.encoding.HashModule;
import dev.retort.python.library.encoding.UuidModule;
import dev.retort.python.library.iteration.FunctionTools;
import dev.retort.python.library.iteration.IterationTools;
import dev.retort.python.library.iteration.OperatorModule;
import dev.retort.python.library.json.JsonModule;
import dev.retort.python.library.number.DecimalModule;
import dev.retort.python.library.number.MathModule;
import dev.retort.python.library.regex.RegexModule;
import dev.retort.python.library.system.ImportLibModule;
import dev.retort.python.library.system.PathModule;
import dev.retort.python.library.system.PathValue;
import dev.retort.python.library.system.SystemModules;
import dev.retort.python.library.text.CsvModule;
import dev.retort.python.library.text.TextModules;
import dev.retort.python.library.time.DateTimeModule;
import dev.retort.python.library.time.TimeZoneValue;
import dev.retort.python.value.ModuleValue;

/** The modules of Python's standard library that are deterministic and harmless. */
public final class StandardLibrary {

    private static final Map<String, Supplier<ModuleValue>> MODULES = Map.ofEntries(
            Map.entry("datetime", DateTimeModule::module), Map.entry("zoneinfo", TimeZoneValue::zones),
            Map.entry("uuid", UuidModule::module), Map.entry("json", JsonModule::module),
            Map.entry("itertools", IterationTools::module), Map.entry("functools", FunctionTools::module),
            Map.entry("collections", Collections::module), Map.entry("collections.abc", Collections::abstracts),
            Map.entry("enum", EnumTypes::module), Map.entry("dataclasses", DataclassesModule::module),
            Map.entry("typing", () -> Typing.module("typing")),
            Map.entry("typing_extensions", () -> Typing.module("typing_extensions")),
            Map.entry("re", RegexModule::module), Map.entry("os", SystemModules::os),
            Map.entry("os.path", () -> PathModule.module("posixpath")),
            Map.entry("posixpath", () -> PathModule.module("posixpath")),
            Map.entry("pathlib", PathValue::module), Map.entry("sys", SystemModules::sys),
            Map.entry("time", SystemModules::time), Map.entry("logging", HarmlessModules::logging),
            Map.entry("warnings", HarmlessModules::warnings), Map.entry("random", HarmlessModules::random),
            Map.entry("secrets", HarmlessModules::secrets), Map.entry("contextlib", ContextTools::module),
            Map.entry("math", MathModule::module), Map.entry("operator", OperatorModule::module),
            Map.entry("copy", CopyModule::module), Map.entry("string", TextModules::string),
            Map.entry("textwrap", TextModules::textwrap), Map.entry("decimal", DecimalModule::module),
            Map.entry("hashlib", HashModule::hashlib), Map.entry("hmac", HashModule::hmac),
            Map.entry("base64", EncodingModules::base64), Map.entry("binascii", EncodingModules::binascii),
            Map.entry("zlib", EncodingModules::zlib), Map.entry("html", EncodingModules::html),
            Map.entry("csv", CsvModule::module), Map.entry("io", CsvModule::io), Map.entry("abc", ClassModules::abc),
            Map.entry("types", ClassModules::types), Map.entry("importlib", ImportLibModule::module),
            Map.entry("numbers", ClassModules::numbers),
            Map.entry("__future__", ClassModules::future));

    private StandardLibrary() {}

    /**
     * A module by its dotted name; null where the library gives none of that name. Each call makes a new one, whose
     * classes are the same in all.
     */
    public static @Nullable ModuleValue module(String name) {
        Supplier<ModuleValue> known = MODULES.get(name);
        return known == null ? null : known.get();
    }
}
