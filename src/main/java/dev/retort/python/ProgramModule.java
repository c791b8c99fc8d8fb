package dev.retort.python;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.RetortException;
import dev.retort.python.syntax.Program;
import dev.retort.python.syntax.Statement;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.Host;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.Refusal;
import dev.retort.python.value.SetValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/**
 * A module of the program's: a revision file, run from top to bottom, or a module of the project's, parsed when a name
 * of it is first asked for, and evaluated one definition at a time.
 *
 * <p>To evaluate a name, the statements that bind it or change its object are run in file order. Where that are several,
 * what reads the name between them is run between them too, so that it sees what Python would show it.
 */
final class ProgramModule extends ModuleValue {

    private final Host.ModuleSource source;
    private final Evaluation in;
    private final Programs programs;
    private final Frame frame;
    private final Set<String> settled = new HashSet<>();
    private final Set<Integer> begun = new HashSet<>();
    private @Nullable ModuleText text;
    private int running = Integer.MAX_VALUE;
    private boolean loading;

    ProgramModule(String name, Host.ModuleSource source, Evaluation in, Programs programs) {
        super(name);
        this.source = source;
        this.in = in;
        this.programs = programs;
        this.frame = Frame.ofModule(this);
        names().put("__name__", new StringValue(name));
        names().put("__file__", new StringValue(source.file()));
        if (source.isPackage()) {
            names().put("__path__", new ListValue(List.of(new StringValue(folder(source.file())))));
        }
    }

    private static String folder(String file) {
        return file.endsWith(".py") ? file.substring(0, Math.max(0, file.lastIndexOf('/'))) : file;
    }

    String file() {
        return source.file();
    }

    Frame frame() {
        return frame;
    }

    /** The package relative imports start from. */
    String packageName() {
        return source.isPackage() ? name() : name().substring(0, Math.max(0, name().lastIndexOf('.')));
    }

    @Override
    public @Nullable Value get(String attribute) {
        return in.guardedOrNull(() -> {
            Value found = lookup(attribute);
            return found instanceof Placeholder placeholder
                    ? in.imports().resolve(placeholder)
                    : found;
        });
    }

    /** What a name stands for, a placeholder as it is; null where the module has none of it. */
    @Nullable
    Value lookup(String name) {
        if (!settled.contains(name)) {
            settle(name);
        }
        return names().get(name);
    }

    /** Whether an import at its top is of Alembic. */
    boolean importsAlembic() {
        return text().body().stream().map(Program.TopLevel::statement).anyMatch(one -> switch (one) {
            case Statement.Import written -> written.modules().stream().anyMatch(module -> isAlembic(module.name()));
            case Statement.ImportFrom written -> written.level() == 0 && isAlembic(written.module());
            default -> false;
        });
    }

    private static boolean isAlembic(String module) {
        return module.equals("alembic") || module.startsWith("alembic.");
    }

    private ModuleText text() {
        ModuleText known = text;
        if (known == null) {
            Program program = programs.of(source);
            known = new ModuleText(program, source.text());
            text = known;
            String docstring = program.docstring();
            names().put("__doc__", docstring == null ? NoneValue.NONE : new StringValue(docstring));
        }
        return known;
    }

    private void settle(String name) {
        List<Program.TopLevel> body = text().body();
        int bound = running;
        List<Integer> needed = text().neededFor(name);
        needed.stream().filter(i -> i < bound).forEach(i -> begin(body, i));
        Frame asking = in.frame();
        boolean ownCode = loading && asking != null && asking.module() == this;
        // Run in order, a module has not come yet to what its own code asks for too early.
        if (!names().containsKey(name) && !ownCode) {
            needed.forEach(i -> begin(body, i));
        }
        if (!names().containsKey(name) && !ownCode) {
            text().starImports().forEach(i -> begin(body, i));
        }
        if (bound == Integer.MAX_VALUE) {
            settled.add(name);
        }
    }

    private void begin(List<Program.TopLevel> body, int which) {
        if (begun.add(which)) {
            Program.TopLevel one = body.get(which);
            RuntimeException failure = attempt(one, which);
            if (failure != null) {
                spoil(one, failure);
            }
        }
    }

    /** Runs a statement; what went wrong, or null. */
    private @Nullable RuntimeException attempt(Program.TopLevel one, int which) {
        int before = running;
        running = which;
        try {
            in.in(frame, () -> in.statements().run(one.statement(), frame));
            return null;
        } catch (Refusal | PythonRaise | RetortException e) {
            if (in.meter().isExhausted()) {
                throw e;
            }
            return e;
        } finally {
            running = before;
        }
    }

    /** The names a failed statement would have bound, and the lists and dicts it would have changed, are unreadable. */
    private void spoil(Program.TopLevel one, RuntimeException reason) {
        Placeholder unreadable = new Placeholder.Unreadable(reason);
        one.names().locals().forEach(name -> names().put(name, unreadable));
        for (String name : one.names().changed()) {
            Value value = names().get(name);
            if (value instanceof ListValue || value instanceof DictValue || value instanceof SetValue) {
                names().put(name, unreadable);
            }
        }
    }

    /**
     * Runs everything in order. A definition that cannot be evaluated is unreadable; another statement that cannot is
     * an error.
     */
    void runAll() {
        List<Program.TopLevel> body = text().body();
        body.forEach(one -> settled.addAll(one.names().locals()));
        for (int i = 0; i < body.size(); i++) {
            Program.TopLevel one = body.get(i);
            begun.add(i);
            RuntimeException failure = attempt(one, i);
            if (failure != null) {
                if (!defines(one)) {
                    throw failure;
                }
                spoil(one, failure);
            }
        }
    }

    private static boolean defines(Program.TopLevel one) {
        return switch (one.statement()) {
            case Statement.Assign _,Statement.Annotated _,Statement.Import _,Statement.ImportFrom _,Statement.FunctionDefinition _,Statement.ClassDefinition _,Statement.If _,Statement.Try _ ->
                !one.names().locals().isEmpty();
            default -> false;
        };
    }

    /** Runs everything that was not run yet, in order; what cannot be evaluated is unreadable and reported. */
    void loadAll(List<LeftOut> failures) {
        loading = true;
        try {
            run(text().body(), failures);
        } finally {
            loading = false;
        }
    }

    /** Whether it is being run by {@link #loadAll}. */
    boolean isLoading() {
        return loading;
    }

    private void run(List<Program.TopLevel> body, List<LeftOut> failures) {
        for (int i = 0; i < body.size(); i++) {
            if (begun.add(i)) {
                RuntimeException failure = attempt(body.get(i), i);
                if (failure != null) {
                    spoil(body.get(i), failure);
                    failures.add(new LeftOut(EvaluationFailures.of(failure, in), text().written(i)));
                }
            }
        }
        settled.addAll(text().names());
    }

    /** The names {@code import *} takes: those of {@code __all__}, else all without an underscore. */
    Set<String> publicNames() {
        List<Program.TopLevel> body = text().body();
        Value all = lookup("__all__");
        if (all != null) {
            Set<String> listed = new LinkedHashSet<>();
            in.list(all).forEach(one -> listed.add(in.str(one)));
            return listed;
        }
        text().starImports().forEach(i -> begin(body, i));
        Set<String> found = new TreeSet<>(text().names());
        found.addAll(names().keySet());
        found.removeIf(name -> name.startsWith("_") || name.equals("*"));
        return found;
    }
}
