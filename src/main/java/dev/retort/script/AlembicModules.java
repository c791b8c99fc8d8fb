package dev.retort.script;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.AlembicHost;
import dev.retort.alembic.AlembicOptions;
import dev.retort.operation.StepContext;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.python.EvaluationLimits;
import dev.retort.python.Evaluator;
import dev.retort.python.Programs;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.Host;
import dev.retort.python.value.Host.ModuleSource;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Refusal;
import dev.retort.python.value.SetValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;
import dev.retort.python.value.WithheldValue;
import dev.retort.revision.Direction;

/** Evaluates the modules of an Alembic project's revisions. */
public final class AlembicModules {

    /** The parameter of Alembic's template for several databases. */
    private static final String ENGINE = "engine_name";
    private static final String REVISION_MODULE = "retort_revision_file";
    private static final Pattern MISSING = Pattern.compile("\\w+\\(\\) missing \\d+ required .*arguments?: .*");

    private final AlembicOptions options;
    private final Function<String, @Nullable ModuleSource> sources;
    private final Programs programs;

    /**
     * @param options what env.py says that shows in the SQL
     * @param sources the project's own modules, by dotted name
     * @param programs where files are parsed; may serve several readings of a project
     */
    public AlembicModules(AlembicOptions options, Function<String, @Nullable ModuleSource> sources,
            Programs programs) {
        this.options = options;
        this.sources = sources;
        this.programs = programs;
    }

    /** Of files that stand alone. */
    public AlembicModules() {
        this(AlembicOptions.STANDARD, _ -> null, new Programs(EvaluationLimits.STANDARD));
    }

    /** Parses a revision before it is driven. */
    void prepare(ModuleSource script) {
        programs.prepare(script);
    }

    /** Calls a revision's {@code upgrade} or {@code downgrade} against a context. */
    void drive(AlembicScript script, Direction direction, StepContext context) {
        String function = direction == Direction.UPGRADE ? "upgrade" : "downgrade";
        AlembicHost host = new AlembicHost(context, options, sources);
        Evaluator evaluator = new Evaluator(host, EvaluationLimits.STANDARD, programs);
        try {
            String name = String.valueOf(script.path().getFileName()).replace('.', '_');
            ModuleValue module = evaluator.run(script.module(), name);
            Value callee = evaluator.value(module, function);
            if (callee == null) {
                throw new RetortException(ProblemCode.INVALID_REVISION_FILE,
                        script.file() + " has no function " + function + "().")
                        .hint("Define it; pass is enough where there is nothing to do.")
                        .at(new SourcePosition(script.file(), 1, 1));
            }
            evaluator.call(callee, engine(evaluator, callee, script));
            host.finish();
        } catch (RetortException e) {
            throw e.code() == ProblemCode.UNSUPPORTED_PYTHON ? explained(e, script, direction) : e;
        }
    }

    /** What {@code run_migrations(engine_name=…)} of a project with several databases gives the function. */
    private Arguments engine(Evaluator evaluator, Value function, AlembicScript script) {
        if (!evaluator.takes(function, ENGINE)) {
            return Arguments.NONE;
        }
        if (options.engine() == null) {
            String known = options.databases().isEmpty()
                    ? "alembic.ini does not say which there are (databases = …)"
                    : "they are " + String.join(", ", options.databases());
            throw new RetortException(ProblemCode.INVALID_SETTINGS, script.file() + " is for several databases ("
                    + ENGINE + "): " + known + ", and Retort migrates one at a time.")
                    .hint("Choose one with -n NAME, the name of its section in alembic.ini.")
                    .data("databases", options.databases()).at(new SourcePosition(script.file(), 1, 1));
        }
        return new Arguments(List.of(), Map.of(ENGINE, new StringValue(options.engine())));
    }

    private static RetortException explained(RetortException e, AlembicScript script, Direction direction) {
        String id = script.revision().id();
        if (direction == Direction.DOWNGRADE && "NotImplementedError".equals(e.data().get("raises"))) {
            RetortException irreversible = new RetortException(ProblemCode.IRREVERSIBLE,
                    "Revision " + id + " cannot be undone: " + e.message(), e)
                    .hint("Restore a backup, or write its downgrade().").data("revision", id);
            return e.position() == null ? irreversible : irreversible.at(e.position());
        }
        if (isAlembics(e)) {
            RetortException refused = new RetortException(ProblemCode.INVALID_REVISION_FILE,
                    (e.position() == null ? script.file() : e.position()) + ": Alembic refuses it too: "
                            + e.data().get("raises") + ": "
                            + e.data().get("raised-message"),
                    e)
                    .hint("Mend the call: Alembic stops at it as well.").data("revision", id);
            return e.position() == null ? refused : refused.at(e.position());
        }
        return e.data("revision", id).hint("Retort reads revisions and does not run them; this one it cannot read. "
                + "Run this step through the project's own Alembic: allow it with --run-alembic, its command being the "
                + "one under [alembic] in retort.toml or the one found in the project.");
    }

    /** Whether what a file raises is what Alembic, SQLAlchemy or Python's call of them raises, not the file itself. */
    private static boolean isAlembics(RetortException e) {
        String module = String.valueOf(e.data().get("raised-module"));
        return module.equals("sqlalchemy.exc") || module.startsWith("alembic.")
                || "TypeError".equals(e.data().get("raises"))
                        && MISSING.matcher(String.valueOf(e.data().get("raised-message"))).matches();
    }

    /**
     * What a module's names stand for: of the given ones, those that are texts or lists of texts. Nothing else of the
     * module is evaluated.
     *
     * @throws RetortException {@code invalid-revision-file} where one of them cannot be found out
     */
    Map<String, List<String>> constants(Set<String> names, String text, String file, SourcePosition at) {
        Host alone = new Host() {
            @Override
            public @Nullable ModuleValue module(String name) {
                return null;
            }

            @Override
            public @Nullable ModuleSource source(String name) {
                return name.equals(REVISION_MODULE) ? new ModuleSource(text, file, false) : sources.apply(name);
            }
        };
        Evaluator evaluator = new Evaluator(alone, EvaluationLimits.STANDARD, programs);
        try {
            ModuleValue module = importing(evaluator);
            Map<String, List<String>> found = new HashMap<>();
            for (String name : names) {
                Value value = evaluator.value(module, name);
                if (value instanceof WithheldValue withheld) {
                    Refusal refusal = withheld.withheld();
                    throw new RetortException(ProblemCode.UNSUPPORTED_PYTHON,
                            Objects.requireNonNullElse(refusal.at(), at) + ": " + refusal.getMessage());
                }
                List<String> texts = value == null ? null : texts(value);
                if (texts != null) {
                    found.put(name, texts);
                }
            }
            return found;
        } catch (RetortException e) {
            throw new RetortException(ProblemCode.INVALID_REVISION_FILE,
                    file + ", line " + at.line() + ": which revision this is cannot be told: " + e.message(), e)
                    .hint("Write the ids as they are, between quotes.").at(at);
        }
    }

    /** The revision as a module that is imported, so that only what is asked for is evaluated. */
    private static ModuleValue importing(Evaluator evaluator) {
        Value found = evaluator.value(
                evaluator.run("import " + REVISION_MODULE + "\n", "retort", "retort"), REVISION_MODULE);
        return (ModuleValue) Objects.requireNonNull(found);
    }

    private static @Nullable List<String> texts(Value value) {
        return switch (value) {
            case NoneValue _ -> List.of();
            case StringValue(String text) -> List.of(text);
            case ListValue list -> ofAll(list.items());
            case TupleValue(List<Value> items) -> ofAll(items);
            case SetValue set -> ofAll(set.values());
            default -> null;
        };
    }

    private static @Nullable List<String> ofAll(Collection<Value> values) {
        List<String> texts = new ArrayList<>();
        for (Value value : values) {
            if (!(value instanceof StringValue(String text))) {
                return null;
            }
            texts.add(text);
        }
        return texts;
    }
}
