package dev.retort.alembic.models;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.AlembicOptions;
import dev.retort.alembic.ddl.MetaDataValue;
import dev.retort.alembic.ddl.TableValue;
import dev.retort.alembic.ddl.statement.LeftOutTables;
import dev.retort.alembic.ddl.statement.MetaDataDdl;
import dev.retort.alembic.env.ConfigureExpressions;
import dev.retort.alembic.orm.ModelNotes;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.python.EvaluationLimits;
import dev.retort.python.Evaluator;
import dev.retort.python.LeftOut;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.SetValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;
import dev.retort.python.value.WithheldValue;
import dev.retort.schema.DatabaseSchema;
import dev.retort.sql.DialectName;

/** Reads modules with models, and writes the tables of their metadata. For one reading, by one thread. */
public final class ModelReader {

    /** What reading all models of a large application may take. */
    private static final EvaluationLimits LIMITS = new EvaluationLimits(4 << 20, 200, Duration.ofSeconds(10),
            50_000_000, 200,
            1_000_000_000L, Duration.ofSeconds(60));

    /** Statements with these make something of the schema; what else cannot be evaluated is not needed for it. */
    private static final Pattern OF_THE_SCHEMA = Pattern.compile("\\b(?:(?:Table|Column|mapped_column|Index"
            + "|UniqueConstraint|PrimaryKeyConstraint|ForeignKeyConstraint|CheckConstraint|ExcludeConstraint|MetaData"
            + "|declarative_base|registry|append_column|append_constraint|import_module)\\s*\\("
            + "|Mapped\\s*\\[|DeclarativeBase\\b|__(?:tablename|table|table_args)__\\s*[=:]"
            + "|listens_for\\s*\\([^)]*(?:create|attach))");
    private static final Pattern CLASS = Pattern.compile("(?m)^\\s*class\\s+(\\w+)");

    private final ModelHost host;
    private final Evaluator evaluator;
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<UnreadModel> unread = new ArrayList<>();

    /**
     * @param options what env.py says that shows in names
     * @param files the project's
     */
    public ModelReader(DialectName dialect, AlembicOptions options, ModelFiles files) {
        this.host = new ModelHost(dialect, options, files);
        this.evaluator = new Evaluator(host, LIMITS);
    }

    /**
     * Imports a module as Python does, with all it imports.
     *
     * <p>A model that cannot be read, and that names its table itself, is left out ({@link #unread()}).
     *
     * @throws RetortException {@code unsupported-python} where there is no such module, or where something else of it
     *         that is part of the schema cannot be evaluated, with class, file and line
     */
    public ModuleValue load(String module) {
        int before = leftOut.size();
        ModuleValue loaded = evaluator.load(module, leftOut);
        leftOut.subList(before, leftOut.size()).stream().filter(this::matters).forEach(one -> {
            RetortException problem = explained(one);
            unread.add(UnreadModel.of(one, problem).orElseThrow(() -> problem));
        });
        return loaded;
    }

    /** The models that were left out, in the order they stand in. */
    public List<UnreadModel> unread() {
        return List.copyOf(unread);
    }

    /**
     * The metadata a name of a module stands for: one, those of a list, that of a base or a registry.
     *
     * @throws RetortException {@code unsupported-python} where it is none
     */
    public List<MetaDataValue> metadata(ModuleValue module, String name) {
        List<MetaDataValue> found = metadataOrNone(module, name);
        if (found.isEmpty()) {
            throw new RetortException(ProblemCode.UNSUPPORTED_PYTHON,
                    module.name() + "." + name + " is no MetaData, and has none.");
        }
        return found;
    }

    /** The same; empty where the module has nothing of that name, or it stands for none. */
    public List<MetaDataValue> metadataOrNone(ModuleValue module, String name) {
        Value value = evaluator.value(module, name);
        return value == null ? List.of() : metadata(value);
    }

    /** The metadata an expression means among a module's names; empty where it means none. */
    public List<MetaDataValue> meant(String expression, ModuleValue module) {
        try {
            return metadata(evaluator.within(in -> in.evaluate(expression, module.name())));
        } catch (RetortException _) {
            return List.of();
        }
    }

    /** What {@code env.py} gave Alembic to compare with; empty where that cannot be told. */
    public List<MetaDataValue> configured() {
        List<Value> given = host.configured("target_metadata");
        return given.isEmpty() ? List.of() : metadata(given.getFirst());
    }

    /**
     * The {@code include_name} and {@code include_object} of an {@code env.py}, for one comparison; empty where it makes
     * them while it runs.
     *
     * @param name of its module
     * @param text as written
     * @throws RetortException {@code unsupported-python} where it cannot be evaluated at all
     */
    public Optional<IncludeFunctions> includeFunctions(String name, String text, DatabaseSchema now,
            DatabaseSchema target) {
        ModuleValue env = evaluator.load(name, leftOut);
        Set<MetaDataValue> metadata = new LinkedHashSet<>(configured());
        Value named = plain(env, "target_metadata");
        if (named != null) {
            metadata.addAll(metadata(named));
        }
        Optional<List<Value>> names = functions("include_name", text, env);
        Optional<List<Value>> objects = functions("include_object", text, env);
        return names.isEmpty() || objects.isEmpty()
                ? Optional.empty()
                : Optional.of(new IncludeFunctions(evaluator, host.step().dialect(), List.copyOf(metadata),
                        names.get(), objects.get(), now, target));
    }

    /** What an option is given, offline or online; empty where it is given something that is known nowhere else. */
    private Optional<List<Value>> functions(String option, String text, ModuleValue env) {
        Set<Value> found = new LinkedHashSet<>(host.configured(option));
        boolean unknown = false;
        for (String expression : ConfigureExpressions.of(text, option)) {
            try {
                found.add(evaluator.within(in -> in.evaluate(expression, env.name())));
            } catch (RetortException _) {
                unknown = true;
            }
        }
        found.removeIf(one -> one == NoneValue.NONE || one instanceof WithheldValue);
        return found.isEmpty() && unknown ? Optional.empty() : Optional.of(List.copyOf(found));
    }

    /** Every metadata that the names of a module lead to. */
    public List<MetaDataValue> all(ModuleValue module) {
        Set<MetaDataValue> found = new LinkedHashSet<>();
        for (String name : List.copyOf(module.names().keySet())) {
            Value value = name.startsWith("__") ? null : plain(module, name);
            if (value != null) {
                found.addAll(metadata(value));
            }
        }
        return List.copyOf(found);
    }

    private @Nullable Value plain(ModuleValue module, String name) {
        try {
            return evaluator.value(module, name);
        } catch (RetortException _) {
            return null;
        }
    }

    private List<MetaDataValue> metadata(Value value) {
        return switch (value) {
            case MetaDataValue one -> List.of(one);
            case TableValue table -> List.of(table.metadata());
            case ListValue list -> ofAll(list.items());
            case TupleValue(List<Value> items) -> ofAll(items);
            case SetValue set -> ofAll(set.values());
            case ClassValue type when type.find("metadata") instanceof MetaDataValue one -> List.of(one);
            case WithheldValue _ -> List.of();
            case HostValue other -> evaluator.within(
                    in -> in.attributeOrNull(other, "metadata") instanceof MetaDataValue one
                            ? List.of(one)
                            : List.of());
            default -> List.of();
        };
    }

    private List<MetaDataValue> ofAll(Collection<Value> values) {
        return values.stream().flatMap(one -> metadata(one).stream()).distinct().toList();
    }

    /**
     * The statements that create all tables of some metadata on an empty database.
     *
     * @throws RetortException {@code unsupported-python} where a type or an expression has no SQL, or a foreign key
     *         points to nothing; {@code raises} in its data names SQLAlchemy's error
     */
    public List<MetaDataDdl.Created> create(List<MetaDataValue> metadata) {
        return evaluator.within(in -> new MetaDataDdl(host.step(), in).create(metadata));
    }

    /** Takes out of some metadata what points to tables it does without. */
    public List<LeftOutTables.Consequence> settle(List<MetaDataValue> metadata) {
        return evaluator
                .within(in -> metadata.stream().flatMap(one -> LeftOutTables.settle(one, in).stream()).toList());
    }

    /** What a person should know of the models that were read, a sentence each. */
    public List<String> notes() {
        return ModelNotes.of(host.step()).all();
    }

    /** The project's files that were read. */
    public Set<String> files() {
        return Set.copyOf(host.loaded());
    }

    boolean matters(LeftOut one) {
        return one.problem().code() == ProblemCode.INVALID_REVISION_FILE || host.model(one.problem().position()) != null
                || OF_THE_SCHEMA.matcher(one.text()).find();
    }

    private RetortException explained(LeftOut one) {
        SourcePosition at = one.problem().position();
        Matcher written = CLASS.matcher(one.text());
        String left = host.model(at);
        String type = left != null ? left : written.find() ? written.group(1) : null;
        String what = type == null ? "the models" : "the model " + type;
        RetortException explained = new RetortException(ProblemCode.UNSUPPORTED_PYTHON,
                "Retort cannot read " + what + ": " + one.problem().message(), one.problem());
        if (type != null) {
            explained.data("class", type);
        }
        one.problem().data().forEach(explained::data);
        return at == null ? explained : explained.at(at);
    }
}
