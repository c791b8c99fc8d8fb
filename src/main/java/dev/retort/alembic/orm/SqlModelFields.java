package dev.retort.alembic.orm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.ddl.ColumnValue;
import dev.retort.alembic.ddl.SchemaClasses;
import dev.retort.alembic.step.AlembicStep;
import dev.retort.alembic.type.GenericTypes;
import dev.retort.alembic.type.SqlaType;
import dev.retort.python.library.declaration.Enums;
import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.EllipsisValue;
import dev.retort.python.value.GenericAlias;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.UnknownName;
import dev.retort.python.value.Value;
import dev.retort.python.value.WithheldValue;

/** The columns of a SQLModel class: its fields and those of the classes above it, in pydantic's order. */
final class SqlModelFields {

    /** Types of pydantic's that are texts. */
    private static final Set<String> TEXTS = Set.of("pydantic.EmailStr", "pydantic.networks.EmailStr",
            "pydantic.NameEmail", "pydantic.SecretStr", "pydantic.StrictStr");

    private final ClassValue type;
    private final RegistryValue registry;
    private final MappedAnnotations annotations;
    private final Interpreter in;

    SqlModelFields(ClassValue type, RegistryValue registry, AlembicStep step, Interpreter in) {
        this.type = type;
        this.registry = registry;
        this.annotations = new MappedAnnotations(registry, step.part(MappedColumns.class, MappedColumns::new), in);
        this.in = in;
    }

    /** One that is said anew by a class below keeps the place it had above. */
    Map<String, ColumnValue> columns() {
        Map<String, ClassValue> fields = new LinkedHashMap<>();
        for (ClassValue one : type.resolutionOrder().reversed()) {
            if (one.namespace().get("__annotations__") instanceof DictValue all) {
                all.entries().forEach(entry -> {
                    if (entry.key() instanceof StringValue(String name) && isField(name, entry.value(), one)) {
                        fields.put(name, one);
                    }
                });
            }
        }
        Map<String, ColumnValue> columns = new LinkedHashMap<>();
        fields.forEach((name, owner) -> columns.put(name, column(name, owner)));
        return columns;
    }

    private static boolean isField(String name, Value annotation, ClassValue owner) {
        return !name.startsWith("_") && !name.equals("model_config") && !name.equals("metadata")
                && !(owner.namespace().get(name) instanceof InstanceValue value
                        && value.type().equals(SqlModel.RELATIONSHIP))
                && !(annotation instanceof GenericAlias alias && alias.origin().name().equals("ClassVar"))
                && !(annotation instanceof StringValue(String text) && text.matches("(?:\\w+\\.)?ClassVar\\b.*"));
    }

    private ColumnValue column(String name, ClassValue owner) {
        Value raw = owner.namespace().get(name);
        if (raw instanceof WithheldValue unread) {
            throw unread.refused(in);
        }
        Value said = owner.namespace().get("__annotations__") instanceof DictValue all ? all.get(name) : null;
        Value annotation = annotations.resolved(said == null ? NoneValue.NONE : said, owner.module());
        Map<String, Value> words = new LinkedHashMap<>();
        Value plain = annotation;
        if (annotation instanceof GenericAlias(ClassValue origin, List<Value> parts)
                && origin.equals(PythonTypes.ANNOTATED) && !parts.isEmpty()) {
            parts.subList(1, parts.size()).forEach(part -> words.putAll(words(part)));
            plain = annotations.resolved(parts.getFirst(), owner.module());
        }
        words.putAll(words(raw));
        if (raw != null && !isField(raw)) {
            words.put("default", raw);
        }
        return column(name, plain, words);
    }

    private ColumnValue column(String name, Value annotation, Map<String, Value> words) {
        Value whole = word(words, "sa_column");
        if (whole instanceof ColumnValue given) {
            return given.table() == null ? given : given.copy();
        }
        boolean key = flag(words, "primary_key");
        Value nullable = word(words, "nullable");
        Map<String, Value> keywords = new LinkedHashMap<>();
        keywords.put("primary_key", BoolValue.of(key));
        keywords.put("nullable", nullable == null
                ? BoolValue.of(!key && mayBeNone(annotation, words))
                : BoolValue.of(in.truth(nullable)));
        keywords.put("index", BoolValue.of(flag(words, "index")));
        keywords.put("unique", BoolValue.of(flag(words, "unique")));
        if (words.containsKey("default_factory") || words.containsKey("default")
                && words.get("default") != NoneValue.NONE && !(words.get("default") instanceof EllipsisValue)) {
            // Which it is shows nowhere; that there is one keeps a key from counting by itself.
            keywords.put("default", IntValue.of(0));
        }
        List<Value> positional = new ArrayList<>();
        Value ownType = word(words, "sa_type");
        positional.add(ownType == null ? type(name, MappedAnnotations.withoutNone(annotation), words) : ownType);
        Value reference = word(words, "foreign_key");
        if (reference != null) {
            Value rule = word(words, "ondelete");
            positional.add(in.call(SchemaClasses.FOREIGN_KEY, new Arguments(List.of(reference), rule == null
                    ? Map.of()
                    : Map.of("ondelete", rule))));
        }
        Value more = word(words, "sa_column_args");
        if (more != null) {
            positional.addAll(in.list(more));
        }
        if (word(words, "sa_column_kwargs") instanceof DictValue own) {
            own.entries().forEach(entry -> keywords.put(in.str(entry.key()), entry.value()));
        }
        if (in.call(SchemaClasses.COLUMN, new Arguments(positional, keywords)) instanceof ColumnValue made) {
            return made;
        }
        throw in.refuse("the field " + type.name() + "." + name + " makes no column");
    }

    private static boolean isField(Value value) {
        return value instanceof InstanceValue instance && instance.type().equals(SqlModel.FIELD);
    }

    private static Map<String, Value> words(@Nullable Value value) {
        return value instanceof InstanceValue instance && isField(instance) ? instance.attributes() : Map.of();
    }

    /** What was said by a word; null where nothing was. What nothing knows is refused: it would show. */
    private @Nullable Value word(Map<String, Value> words, String name) {
        return switch (words.get(name)) {
            case null -> null;
            case NoneValue _ -> null;
            case WithheldValue unread -> throw unread.refused(in);
            case Value said -> said;
        };
    }

    private boolean flag(Map<String, Value> words, String name) {
        Value said = word(words, name);
        return said != null && in.truth(said);
    }

    private boolean mayBeNone(Value annotation, Map<String, Value> words) {
        return MappedAnnotations.includesNone(annotation) && !(annotation == NoneValue.NONE
                && words.containsKey("default_factory"));
    }

    private Value type(String name, Value annotation, Map<String, Value> words) {
        if (annotation instanceof UnknownName unknown && TEXTS.contains(unknown.name())) {
            return text(words);
        }
        if (annotation instanceof GenericAlias alias && alias.origin().name().equals("Literal")) {
            return text(words);
        }
        if (annotation instanceof ClassValue python) {
            if (Enums.isEnum(python)) {
                return in.call(GenericTypes.ENUM, Arguments.of(python));
            }
            for (ClassValue one : python.resolutionOrder()) {
                if (one.equals(BuiltinTypes.STR)) {
                    return text(words);
                }
                if (one.equals(BuiltinTypes.FLOAT)) {
                    return in.call(GenericTypes.FLOAT, Arguments.NONE);
                }
                if (one.name().equals("Decimal") && one.module().equals("decimal")) {
                    return number(words);
                }
                SqlaType known = PythonTypes.find(one, new DictValue(), in);
                if (known != null) {
                    return known.value();
                }
                if (one.module().equals("ipaddress") || one.module().equals("pathlib")) {
                    return text(Map.of());
                }
            }
        }
        if (annotation instanceof UnknownName unknown) {
            throw unknown.refused(in);
        }
        throw in.raise("ValueError", "The type of the field " + type.name() + "." + name
                + " has no matching SQLAlchemy type");
    }

    private Value text(Map<String, Value> words) {
        Value length = word(words, "max_length");
        return in.call(GenericTypes.STRING, length == null ? Arguments.NONE : Arguments.of(length));
    }

    private Value number(Map<String, Value> words) {
        Map<String, Value> keywords = new LinkedHashMap<>();
        Value digits = word(words, "max_digits");
        Value places = word(words, "decimal_places");
        if (digits != null) {
            keywords.put("precision", digits);
        }
        if (places != null) {
            keywords.put("scale", places);
        }
        return in.call(GenericTypes.NUMERIC, new Arguments(List.of(), keywords));
    }
}
