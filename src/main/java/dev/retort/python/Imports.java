package dev.retort.python;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.RetortException;
import dev.retort.python.library.StandardLibrary;
import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.syntax.Expression;
import dev.retort.python.syntax.Program;
import dev.retort.python.syntax.Statement;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Host;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.Refusal;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** Finds modules: the host's, then the standard library's, then the project's. */
final class Imports {

    private final Evaluation in;
    private final Host host;
    private final Programs programs;
    private final Map<String, ModuleValue> modules = new HashMap<>();
    private final Map<String, ProgramModule> byFile = new HashMap<>();
    private final Set<Placeholder.Imported> resolving = new HashSet<>();
    private @Nullable List<LeftOut> loading;

    Imports(Evaluation in, Host host, Programs programs) {
        this.in = in;
        this.host = host;
        this.programs = programs;
    }

    ModuleValue run(Host.ModuleSource source, String name) {
        ProgramModule module = new ProgramModule(name, source, in, programs);
        byFile.put(source.file(), module);
        module.runAll();
        return module;
    }

    ModuleValue load(String name, List<LeftOut> problems) {
        List<LeftOut> before = loading;
        loading = problems;
        try {
            return module(name);
        } finally {
            loading = before;
        }
    }

    /** A module by its dotted name. */
    ModuleValue module(String name) {
        ModuleValue found = find(name);
        if (found == null) {
            int dot = name.lastIndexOf('.');
            if (dot > 0 && find(name.substring(0, dot)) instanceof ProgramModule) {
                throw in.raise("ModuleNotFoundError", "No module named '" + name + "'");
            }
            throw in.refuse("it imports " + name + ", which Retort does not know");
        }
        return found;
    }

    private @Nullable ModuleValue find(String name) {
        ModuleValue known = modules.get(name);
        if (known != null) {
            return known;
        }
        ModuleValue found = host.module(name);
        if (found == null) {
            found = StandardLibrary.module(name);
        }
        if (found == null) {
            importPackages(name);
            found = modules.containsKey(name) ? modules.get(name) : ofProject(name);
        }
        if (found != null && modules.get(name) != found) {
            modules.put(name, found);
            if (loading != null && found instanceof ProgramModule module) {
                module.loadAll(loading);
            }
        }
        return found;
    }

    /** Where everything is imported as Python does, the packages a module is in come first. */
    private void importPackages(String name) {
        int dot = name.lastIndexOf('.');
        if (loading != null && dot > 0 && host.source(name) != null) {
            find(name.substring(0, dot));
        }
    }

    private @Nullable ModuleValue ofProject(String name) {
        Host.ModuleSource source = host.source(name);
        if (source == null) {
            return null;
        }
        return byFile.computeIfAbsent(source.file(), _ -> new ProgramModule(name, source, in, programs));
    }

    /** What an expression means among a module's names. */
    Value evaluate(String expression, String name) {
        if (!(modules.get(name) instanceof ProgramModule module)) {
            throw in.refuse("it has the text " + expression + " where Retort cannot tell what its names mean");
        }
        List<Program.TopLevel> body = programs
                .of(new Host.ModuleSource(expression, module.file(), false)).body();
        if (body.size() != 1 || !(body.getFirst().statement() instanceof Statement.Evaluate(_, Expression wanted))) {
            throw in.refuse("the text " + expression + " is no expression");
        }
        return in.in(module.frame(), () -> in.expressions().evaluate(wanted, module.frame()));
    }

    boolean keepsUnknown() {
        return host.keepsUnknown();
    }

    void leftOut(Statement.ClassDefinition written, List<ClassValue> known, Refusal reason) {
        host.leftOut(written.name(), known, written.names().locals(), reason);
    }

    /** A module's attribute, its submodules among them; null where it has none of that name. */
    @Nullable
    Value member(ModuleValue module, String name) {
        Value found = module instanceof ProgramModule program ? program.lookup(name) : module.get(name);
        if (found == null && !name.startsWith("__")) {
            found = find(module.name() + "." + name);
        }
        if (found == null && !name.startsWith("__") && module instanceof ProgramModule program) {
            found = given(program, name);
        }
        return found instanceof Placeholder placeholder ? resolve(placeholder) : found;
    }

    /** What a module's own {@code __getattr__} gives for a name it does not bind (PEP 562); null for none. */
    private @Nullable Value given(ProgramModule module, String name) {
        Value getter = module.get("__getattr__");
        if (getter == null) {
            return null;
        }
        try {
            return in.call(getter, Arguments.of(new StringValue(name)));
        } catch (PythonRaise raised) {
            if (in.isInstance(raised.exception(), BuiltinTypes.exception("AttributeError"))) {
                return null;
            }
            throw raised;
        }
    }

    /** What a placeholder stands for; throws what made it unreadable. */
    Value resolve(Placeholder placeholder) {
        return switch (placeholder) {
            // Refusals have no stack: the same one may be thrown at each use.
            case Placeholder.Unreadable(RuntimeException reason) -> throw reason;
            case Placeholder.Unknown unknown -> throw in.refuse(unknown.reason()).of(unknown.name());
            case Placeholder.Imported imported -> resolveImported(imported);
        };
    }

    private Value resolveImported(Placeholder.Imported imported) {
        if (!resolving.add(imported)) {
            throw in.raise("ImportError", "cannot import name '" + imported.name() + "' from partially initialized "
                    + "module '" + imported.from().name() + "'");
        }
        try {
            Value found = member(imported.from(), imported.name());
            if (found == null) {
                throw in.refuse("it imports " + imported.name() + " from " + imported.from().name() + " (line "
                        + imported.line() + "), which has no such name");
            }
            return found;
        } finally {
            resolving.remove(imported);
        }
    }

    void run(Statement.Import written, Frame frame) {
        for (Statement.Imported one : written.modules()) {
            String[] parts = one.name().split("\\.");
            Value leaf = chain(parts, written);
            String bound = one.alias() == null ? parts[0] : one.alias();
            frame.values().remove(bound);
            in.scopes().set(frame, bound, one.alias() == null ? root(parts[0], leaf) : leaf);
        }
    }

    private Value root(String name, Value leaf) {
        ModuleValue known = modules.get(name);
        return known == null ? leaf : known;
    }

    /** The last module of a dotted name, each bound in the one before it. */
    private Value chain(String[] parts, Statement.Import written) {
        String name = String.join(".", parts);
        if (parts.length > 1) {
            ModuleValue leaf = find(name);
            if (leaf == null) {
                return unknown(name, written.at().line());
            }
        }
        ModuleValue parent = null;
        String prefix = "";
        for (String part : parts) {
            prefix = prefix.isEmpty() ? part : prefix + "." + part;
            ModuleValue found = find(prefix);
            if (found == null) {
                if (parts.length == 1) {
                    return unknown(name, written.at().line());
                }
                // A folder without an __init__.
                found = new ModuleValue(prefix);
                modules.put(prefix, found);
            }
            if (parent != null && !parent.names().containsKey(part)
                    && (parent instanceof ProgramModule || parent.get(part) == null)) {
                parent.put(part, found);
            }
            parent = found;
        }
        return parent == null ? unknown(name, written.at().line()) : parent;
    }

    private Placeholder unknown(String name, int line) {
        return new Placeholder.Unknown(name, line);
    }

    void run(Statement.ImportFrom written, Frame frame) {
        String name = absolute(written, frame);
        if (name.equals("__future__")) {
            return;
        }
        ModuleValue module = find(name);
        if (written.names().isEmpty()) {
            everything(module, name, frame);
            return;
        }
        for (Statement.Imported one : written.names()) {
            String bound = one.alias() == null ? one.name() : one.alias();
            in.scopes().set(frame, bound, imported(module, name, one.name(), written.at().line()));
        }
    }

    private Value imported(@Nullable ModuleValue module, String from, String name, int line) {
        if (module instanceof ProgramModule program && (loading == null || comesLater(program, name))) {
            return new Placeholder.Imported(program, name, line);
        }
        Value found = switch (module) {
            case ProgramModule program -> program.lookup(name);
            case null -> null;
            default -> module.get(name);
        };
        if (found == null) {
            found = find(from + "." + name);
        }
        if (found != null) {
            return found;
        }
        // What Retort gives of a library is less than there is, and a module's __getattr__ may give anything: refused
        // where it is used.
        if (!(module instanceof ProgramModule program) || program.lookup("__getattr__") != null) {
            return unknown(from + "." + name, line);
        }
        throw in.raise("ImportError", "cannot import name '" + name + "' from '" + from + "'");
    }

    /** Whether a module that is being imported has yet to come to a name: two modules import each other. */
    private boolean comesLater(ProgramModule module, String name) {
        return module.isLoading() && !module.names().containsKey(name)
                && host.source(module.name() + "." + name) == null;
    }

    private void everything(@Nullable ModuleValue module, String name, Frame frame) {
        switch (module) {
            case null -> throw in.refuse("it imports everything of " + name + ", which Retort does not know");
            case ProgramModule program -> program.publicNames().forEach(
                    one -> frame.values().put(one, new Placeholder.Imported(program, one, in.place().line())));
            default -> module.names().forEach((one, value) -> {
                if (!one.startsWith("_")) {
                    frame.values().put(one, value);
                }
            });
        }
    }

    private String absolute(Statement.ImportFrom written, Frame frame) {
        if (written.level() == 0) {
            return written.module();
        }
        String base = frame.module().packageName();
        for (int i = 1; i < written.level(); i++) {
            int dot = base.lastIndexOf('.');
            if (dot < 0 && base.isEmpty()) {
                throw in.raise("ImportError", "attempted relative import beyond top-level package");
            }
            base = base.substring(0, Math.max(0, dot));
        }
        return written.module().isEmpty() ? base : base.isEmpty() ? written.module() : base + "." + written.module();
    }
}
