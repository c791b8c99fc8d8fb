package dev.retort.python.library.system;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.format.Literals;
import dev.retort.python.library.operator.Ordering;
import dev.retort.python.library.type.Methods;
import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** A {@code pathlib.Path} as text; what would look at files is refused. */
public record PathValue(String path) implements HostValue {

    static final ClassValue TYPE = Native.type("PurePath", "pathlib", List.of(), Map.of(),
            (of, arguments, in) -> of(PathModule.join(arguments.positional(), in)));
    private static final Set<String> READING = Set.of("read_text", "read_bytes", "open", "exists", "is_file", "is_dir",
            "iterdir", "glob", "rglob", "write_text", "write_bytes", "mkdir", "unlink", "stat", "touch", "rename",
            "rmdir", "expanduser", "home", "cwd", "symlink_to", "chmod", "is_symlink", "walk");
    private static final Methods<PathValue> METHODS = new Methods<>(PathValue::self)
            .add("joinpath *rest", (self, given, in) -> {
                List<Value> parts = new ArrayList<>(List.of(self));
                parts.addAll(given.rest());
                return of(PathModule.join(parts, in));
            })
            .add("with_name name", (self, given, in) -> of(self.parentText() + given.string("name").orElse("")))
            .add("with_suffix suffix", (self, given, in) -> of(self.parentText() + self.stem()
                    + given.string("suffix").orElse("")))
            .add("with_stem stem", (self, given, in) -> of(self.parentText() + given.string("stem").orElse("")
                    + self.suffix()))
            .add("as_posix", (self, given, in) -> new StringValue(self.path()))
            .add("is_absolute", (self, given, in) -> BoolValue.of(self.path().startsWith("/")))
            .add("absolute", (self, given, in) -> self)
            .add("resolve strict?", (self, given, in) -> new PathValue(PathModule.normal(self.path())))
            .add("__fspath__", (self, given, in) -> new StringValue(self.path()));

    /** The path with doubled slashes and dots that mean nothing taken out, as pathlib does. */
    static PathValue of(String path) {
        String root = path.startsWith("/") ? "/" : "";
        String joined = String.join("/", Arrays.stream(path.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals(".")).toList());
        String made = root + joined;
        return new PathValue(made.isEmpty() ? "." : made);
    }

    public static ModuleValue module() {
        ModuleValue module = new ModuleValue("pathlib");
        List.of("Path", "PurePath", "PosixPath", "PurePosixPath", "WindowsPath", "PureWindowsPath")
                .forEach(name -> module.put(name, TYPE));
        return module;
    }

    private static PathValue self(Value value, Interpreter in) {
        if (Plain.of(value) instanceof PathValue path) {
            return path;
        }
        throw in.raise("TypeError", "a path is required, not " + Plain.typeName(value, in));
    }

    private String name() {
        return path.equals("/") || path.equals(".") ? "" : path.substring(path.lastIndexOf('/') + 1);
    }

    private String parentText() {
        return path.substring(0, path.length() - name().length());
    }

    private String suffix() {
        String name = name();
        int dot = name.lastIndexOf('.');
        return dot > 0 && dot < name.length() - 1 ? name.substring(dot) : "";
    }

    private String stem() {
        return name().substring(0, name().length() - suffix().length());
    }

    private PathValue parent() {
        String before = parentText();
        return path.equals("/") ? this : of(before);
    }

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public @Nullable Value attribute(String attribute, Interpreter in) {
        if (READING.contains(attribute)) {
            throw in.refuse("it calls Path." + attribute + "(), which looks at files");
        }
        return switch (attribute) {
            case "name" -> new StringValue(name());
            case "stem" -> new StringValue(stem());
            case "suffix" -> new StringValue(suffix());
            case "suffixes" -> new ListValue(Arrays.stream(name().replaceFirst("^\\.+", "").split("\\.")).skip(1)
                    .map(part -> new StringValue("." + part)).toList());
            case "parent" -> parent();
            case "parents" -> {
                List<Value> all = new ArrayList<>();
                for (PathValue one = this; !one.parent().equals(one) && !one.path().equals("."); one = one.parent()) {
                    all.add(one.parent());
                }
                yield new TupleValue(all);
            }
            case "parts" -> {
                List<Value> all = new ArrayList<>(path.startsWith("/") ? List.of(new StringValue("/")) : List.of());
                Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).forEach(part -> all.add(
                        new StringValue(part)));
                yield new TupleValue(all);
            }
            default -> METHODS.bound(this, attribute);
        };
    }

    @Override
    public @Nullable Value binary(String operator, Value other, boolean reflected, Interpreter in) {
        if (operator.equals("/")) {
            return of(PathModule.join(reflected ? List.of(other, this) : List.of(this, other), in));
        }
        if (!(Plain.of(other) instanceof PathValue(String one))) {
            return null;
        }
        return Ordering.compared(operator, reflected ? one.compareTo(path) : path.compareTo(one));
    }

    @Override
    public String text(Interpreter in) {
        return path;
    }

    @Override
    public String repr(Interpreter in) {
        return "PosixPath(" + Literals.text(path) + ")";
    }
}
