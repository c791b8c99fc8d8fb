package dev.retort.python.library.system;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** The module {@code os.path}: paths as text; what would look at files is refused. */
public final class PathModule {

    private static final List<String> READING = List.of("exists", "isfile", "isdir", "islink", "getsize", "getmtime",
            "realpath", "samefile", "expandvars", "expanduser", "lexists", "getctime", "getatime", "ismount");

    private PathModule() {}

    public static ModuleValue module(String name) {
        ModuleValue module = new ModuleValue(name).put("sep", text("/")).put("pardir", text(".."))
                .put("curdir", text("."))
                .put("extsep", text(".")).put("pathsep", text(":"));
        module.put("join", new NativeFunction("join", (arguments, in) -> text(join(arguments.positional(), in))));
        module.put("dirname", Native.positional("dirname", 1, 1, (given, in) -> text(split(path(given, in))[0])));
        module.put("basename", Native.positional("basename", 1, 1, (given, in) -> text(split(path(given, in))[1])));
        module.put("split", Native.positional("split", 1, 1, (given, in) -> pair(split(path(given, in)))));
        module.put("splitext", Native.positional("splitext", 1, 1, (given, in) -> pair(extension(path(given, in)))));
        module.put("normpath", Native.positional("normpath", 1, 1, (given, in) -> text(normal(path(given, in)))));
        module.put("normcase", Native.positional("normcase", 1, 1, (given, in) -> text(path(given, in))));
        // Textual: a relative path stays relative, for there is no folder the program runs in.
        module.put("abspath", Native.positional("abspath", 1, 1, (given, in) -> text(normal(path(given, in)))));
        module.put("isabs",
                Native.positional("isabs", 1, 1, (given, in) -> BoolValue.of(path(given, in).startsWith("/"))));
        module.put("commonprefix", Native.positional("commonprefix", 1, 1, (given, in) -> text(
                prefix(in.list(given.getFirst()).stream().map(one -> pathOf(one, in)).toList()))));
        module.put("relpath", Native.positional("relpath", 1, 2, (given, in) -> text(relative(path(given, in),
                given.size() > 1 ? pathOf(given.getLast(), in) : ".", in))));
        READING.forEach(one -> module.put(one, Native.refused(one, "it calls os.path." + one
                + "(), which looks at files")));
        return module;
    }

    private static StringValue text(String text) {
        return new StringValue(text);
    }

    private static Value pair(String[] both) {
        return new TupleValue(List.of(text(both[0]), text(both[1])));
    }

    private static String path(List<Value> given, Interpreter in) {
        return pathOf(given.getFirst(), in);
    }

    static String pathOf(Value value, Interpreter in) {
        return Plain.of(value) instanceof PathValue(String path) ? path : Plain.text(value, in);
    }

    static String join(List<Value> parts, Interpreter in) {
        StringBuilder out = new StringBuilder();
        for (Value part : parts) {
            String one = pathOf(part, in);
            if (one.startsWith("/")) {
                out.setLength(0);
            } else if (!out.isEmpty() && out.charAt(out.length() - 1) != '/') {
                out.append('/');
            }
            in.allocate(one.length() + 1);
            out.append(one);
        }
        return out.toString();
    }

    static String[] split(String path) {
        int at = path.lastIndexOf('/') + 1;
        String head = path.substring(0, at);
        boolean slashes = head.chars().allMatch(c -> c == '/');
        return new String[]{slashes ? head : head.replaceAll("/+$", ""), path.substring(at)};
    }

    static String[] extension(String path) {
        int name = path.lastIndexOf('/') + 1;
        int first = name;
        while (first < path.length() && path.charAt(first) == '.') {
            first++;
        }
        int dot = path.lastIndexOf('.');
        return dot < first ? new String[]{path, ""} : new String[]{path.substring(0, dot), path.substring(dot)};
    }

    static String normal(String path) {
        if (path.isEmpty()) {
            return ".";
        }
        String root = path.startsWith("//") && !path.startsWith("///") ? "//" : path.startsWith("/") ? "/" : "";
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/")) {
            boolean up = part.equals("..");
            if (up && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".") && !(up && !root.isEmpty())) {
                parts.add(part);
            }
        }
        String made = root + String.join("/", parts);
        return made.isEmpty() ? "." : made;
    }

    private static String prefix(List<String> paths) {
        if (paths.isEmpty()) {
            return "";
        }
        String first = paths.getFirst();
        int length = first.length();
        for (String path : paths) {
            while (!path.startsWith(first.substring(0, length))) {
                length--;
            }
        }
        return first.substring(0, length);
    }

    private static String relative(String path, String start, Interpreter in) {
        if (path.startsWith("/") != start.startsWith("/")) {
            throw in.refuse("it calls os.path.relpath() between a relative and an absolute path");
        }
        List<String> to = parts(path);
        List<String> from = parts(start);
        int shared = 0;
        while (shared < to.size() && shared < from.size() && to.get(shared).equals(from.get(shared))) {
            shared++;
        }
        List<String> made = new ArrayList<>(java.util.Collections.nCopies(from.size() - shared, ".."));
        made.addAll(to.subList(shared, to.size()));
        return made.isEmpty() ? "." : String.join("/", made);
    }

    private static List<String> parts(String path) {
        return Arrays.stream(normal(path).split("/")).filter(part -> !part.isEmpty() && !part.equals(".")).toList();
    }
}
