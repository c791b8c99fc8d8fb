package dev.retort.alembic.orm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.retort.alembic.ddl.ColumnValue;
import dev.retort.alembic.step.AlembicStep;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** SQLModel: pydantic models that are tables where they say {@code table=True}. */
final class SqlModel {

    /** What {@code Field(…)} gives. Its arguments are kept as its attributes, known or not. */
    static final ClassValue FIELD = keeping("FieldInfo");
    static final ClassValue RELATIONSHIP = keeping("RelationshipInfo");

    private final AlembicStep step;
    private final RegistryValue registry;
    private final ClassValue base;

    private SqlModel(AlembicStep step) {
        this.step = step;
        this.registry = RegistryValue.of(step, null, null);
        this.base = new ClassValue("SQLModel", "sqlmodel.main", List.of(), new LinkedHashMap<>(), null);
        base.namespace().put("metadata", registry.metadata());
        base.namespace().put("__init_subclass__", new NativeFunction("__init_subclass__", (arguments, in) -> {
            if (arguments.positional().getFirst() instanceof ClassValue type) {
                derived(type, arguments.keywords(), in);
            }
            return NoneValue.NONE;
        }));
    }

    /** The names of {@code sqlmodel} that are its own. */
    static Map<String, Value> names(AlembicStep step) {
        return Map.of("SQLModel", step.part(SqlModel.class, () -> new SqlModel(step)).base, "Field", FIELD,
                "Relationship", RELATIONSHIP);
    }

    private static ClassValue keeping(String name) {
        ClassValue type = ClassValue.ofHost(name, "sqlmodel.main", List.of(), null);
        type.namespace().put("__init__", new NativeFunction("__init__", (arguments, _) -> {
            if (arguments.positional().getFirst() instanceof InstanceValue self) {
                if (arguments.positional().size() > 1) {
                    self.attributes().put("default", arguments.positional().get(1));
                }
                self.attributes().putAll(arguments.keywords());
            }
            return NoneValue.NONE;
        }));
        return type;
    }

    private void derived(ClassValue type, Map<String, Value> words, Interpreter in) {
        if (words.get("registry") instanceof RegistryValue own) {
            type.namespace().put("metadata", own.metadata());
            type.namespace().put("registry", own);
        }
        boolean table = in.truth(words.getOrDefault("table", NoneValue.NONE));
        // One that derives from a table shares it.
        if (!table || type.resolutionOrder().stream().skip(1).anyMatch(
                one -> one.namespace().containsKey(Mapping.NAME))) {
            return;
        }
        RegistryValue own = type.find("registry") instanceof RegistryValue found ? found : registry;
        Map<String, ColumnValue> columns = new SqlModelFields(type, own, step, in).columns();
        columns.keySet().forEach(type.namespace()::remove);
        type.namespace().putAll(columns);
        if (type.find("__tablename__") == null) {
            type.namespace().put("__tablename__", new StringValue(type.name().toLowerCase(Locale.ROOT)));
        }
        RegistryValue meant = type.find("metadata") == own.metadata()
                ? own
                : RegistryValue.of(step, type.find("metadata"), own.types());
        new ClassMapping(type, meant, step, in).map();
    }
}
