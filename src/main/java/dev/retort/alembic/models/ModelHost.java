package dev.retort.alembic.models;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.AlembicHost;
import dev.retort.alembic.AlembicOptions;
import dev.retort.alembic.KnownLibraries;
import dev.retort.alembic.ddl.MetaDataValue;
import dev.retort.alembic.orm.DeclarativeStyle;
import dev.retort.alembic.step.AlembicStep;
import dev.retort.problem.SourcePosition;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Host;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Refusal;
import dev.retort.python.value.Signature;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** What modules with models may import: SQLAlchemy, what lists a package's modules, and the project's own. */
final class ModelHost implements Host {

    private static final ClassValue MODULE_INFO = ClassValue.ofHost("ModuleInfo", "pkgutil", List.of(), null);

    private final AlembicHost names;
    private final ModelFiles files;
    private final Set<String> loaded = new LinkedHashSet<>();
    private final Map<SourcePosition, String> models = new HashMap<>();
    private final Map<String, List<Value>> configured = new HashMap<>();

    ModelHost(DialectName dialect, AlembicOptions options, ModelFiles files) {
        Function<String, @Nullable ModuleSource> sources = files::source;
        this.names = new AlembicHost(new NoDatabase(dialect), options, sources);
        this.files = files;
        names.step().part(DeclarativeStyle.class, () -> DeclarativeStyle.OF_MODELS);
    }

    AlembicStep step() {
        return names.step();
    }

    /** The files of modules that were read, as people know them. */
    Set<String> loaded() {
        return loaded;
    }

    /** The model that could not be read because of what stands there; null where it was none. */
    @Nullable
    String model(@Nullable SourcePosition at) {
        return at == null ? null : models.get(at);
    }

    /** What {@code context.configure} was given for an option, the last first; empty where it was not called with it. */
    List<Value> configured(String option) {
        return configured.getOrDefault(option, List.of());
    }

    @Override
    public @Nullable ModuleValue module(String name) {
        return switch (name) {
            case "pkgutil" -> pkgutil();
            case "alembic.context" -> context();
            case "alembic" -> new ModuleValue(name).put("context", context());
            default -> names.module(name);
        };
    }

    private ModuleValue context() {
        ModuleValue known = names.module("alembic.context");
        ModuleValue context = new ModuleValue("alembic.context");
        if (known != null) {
            known.names().forEach(context::put);
        }
        return context.put("configure", new NativeFunction("configure", (arguments, _) -> {
            arguments.keywords().forEach(
                    (option, value) -> configured.computeIfAbsent(option, _ -> new ArrayList<>()).addFirst(value));
            return NoneValue.NONE;
        }));
    }

    private ModuleValue pkgutil() {
        ModuleValue module = new ModuleValue("pkgutil");
        for (String name : List.of("walk_packages", "iter_modules")) {
            module.put(name, NativeFunction.of(Signature.of(name, "path?", "prefix?", "onerror?"), name,
                    (bound, in) -> {
                        String prefix = bound.string("prefix").orElse("");
                        List<Value> found = new ArrayList<>();
                        for (Value folder : bound.value("path").map(in::list).orElse(List.of())) {
                            modules(in.str(folder), prefix, name.equals("walk_packages"), found);
                        }
                        return new ListValue(found);
                    }));
        }
        return module;
    }

    private void modules(String folder, String prefix, boolean deep, List<Value> found) {
        for (ModelFiles.Entry entry : files.modules(folder)) {
            found.add(new ModuleInfo(prefix + entry.name(), entry.isPackage()));
            if (deep && entry.isPackage()) {
                modules(folder + "/" + entry.name(), prefix + entry.name() + ".", true, found);
            }
        }
    }

    /** One module as {@code pkgutil} names it: a tuple of three with names. */
    private record ModuleInfo(String module, boolean isPackage) implements dev.retort.python.value.HostValue {

        @Override
        public ClassValue type() {
            return MODULE_INFO;
        }

        @Override
        public @Nullable Value attribute(String name, dev.retort.python.value.Interpreter in) {
            return switch (name) {
                case "name" -> new StringValue(module);
                case "ispkg" -> BoolValue.of(isPackage);
                case "module_finder" -> NoneValue.NONE;
                default -> null;
            };
        }

        private List<Value> parts() {
            return List.of(NoneValue.NONE, new StringValue(module), BoolValue.of(isPackage));
        }

        @Override
        public java.util.Iterator<Value> iterator(dev.retort.python.value.Interpreter in) {
            return parts().iterator();
        }

        @Override
        public @Nullable Value item(Value key, dev.retort.python.value.Interpreter in) {
            return in.item(new dev.retort.python.value.TupleValue(parts()), key);
        }
    }

    @Override
    public @Nullable ModuleSource source(String name) {
        ModuleSource found = files.source(name);
        if (found != null) {
            loaded.add(found.file());
            return found;
        }
        return KnownLibraries.source(name);
    }

    @Override
    public boolean keepsUnknown() {
        return true;
    }

    /** A class nothing knows may derive from, that says a table or derives from a base, would be missing from the schema. */
    @Override
    public void leftOut(String name, List<ClassValue> known, Set<String> defined, Refusal reason) {
        boolean model = defined.contains("__tablename__") || defined.contains("__table__")
                || known.stream().anyMatch(base -> base.find("metadata") instanceof MetaDataValue);
        if (model) {
            SourcePosition at = reason.at();
            if (at != null) {
                models.putIfAbsent(at, name);
            }
            throw reason;
        }
    }
}
