package dev.retort.alembic.type;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** {@code sa.Enum} and PostgreSQL's {@code ENUM}: a list of labels, a type of its own where the database has those. */
public final class SqlaEnumType extends NativeType {

    private static final TypeDefinition DEFINITION = new TypeDefinition("Enum", TypeFamily.ENUM,
            List.of("name", "schema", "metadata", "inherit_schema", "length", "native_enum", "create_constraint",
                    "create_type", "values_callable", "validate_strings", "omit_aliases", "enum_class", "collation"),
            SqlaEnumType::spell);

    /** What enum types can be given to, so that it makes them: a metadata. */
    public interface Owner {

        void owns(SqlaEnumType type);
    }

    private final List<String> labels;
    private final List<Value> objects;

    private SqlaEnumType(ClassValue of, Map<String, Value> parameters, Map<String, SqlaType> variants,
            List<String> labels, List<Value> objects) {
        super(DEFINITION, of, parameters, variants);
        this.labels = List.copyOf(labels);
        this.objects = List.copyOf(objects);
    }

    static void addMethods(Map<String, Value> names) {
        TypeMethods.method(names, "create", List.of("self", "bind?", "checkfirst?"), (type, bound, in) -> EnumDdl
                .create(type, bound, in));
        TypeMethods.method(names, "drop", List.of("self", "bind?", "checkfirst?"), (type, bound, in) -> EnumDdl
                .drop(type, bound, in));
    }

    /** Makes PostgreSQL's own, which is always a type of the database. */
    static Value constructNative(ClassValue of, Arguments arguments, Interpreter in) {
        SqlaEnumType made = (SqlaEnumType) construct(of, arguments, in);
        made.parameters().remove("native_enum");
        return made;
    }

    /** Makes one: labels, or one class of Python's enums; all else by keyword. */
    static Value construct(ClassValue of, Arguments arguments, Interpreter in) {
        Map<String, Value> given = new LinkedHashMap<>(arguments.keywords());
        List<Value> values = arguments.positional();
        List<Value> objects = values;
        DictValue members = values.size() == 1 ? members(values.getFirst(), in) : null;
        if (members != null) {
            Value type = values.getFirst();
            Value callable = given.get("values_callable");
            boolean aliases = given.get("omit_aliases") == null || !in.truth(given.get("omit_aliases"));
            List<DictValue.Entry> kept = members.entries().stream().filter(entry -> aliases
                    || in.equal(in.attribute(entry.value(), "name"), entry.key())).toList();
            objects = kept.stream().map(DictValue.Entry::value).toList();
            values = TypeMethods.isNone(callable)
                    ? kept.stream().map(DictValue.Entry::key).toList()
                    : in.list(in.call(Objects.requireNonNull(callable), Arguments.of(type)));
            given.put("enum_class", type);
            if (!values.isEmpty()) {
                given.putIfAbsent("name",
                        new StringValue(in.str(in.attribute(type, "__name__")).toLowerCase(Locale.ROOT)));
            }
        }
        List<String> labels = values.stream().map(value -> label(value, in)).toList();
        given.put("enums", new ListValue(labels.stream().map(StringValue::new).toList()));
        SqlaEnumType made = new SqlaEnumType(of, given, Map.of(), labels, new ArrayList<>(objects));
        if (given.get("metadata") instanceof Owner owner) {
            owner.owns(made);
        }
        return made;
    }

    private static @Nullable DictValue members(Value value, Interpreter in) {
        if (value instanceof StringValue) {
            return null;
        }
        Value found = in.attributeOrNull(value, "__members__");
        if (found == null) {
            return null;
        }
        DictValue members = new DictValue();
        for (Value name : in.list(found)) {
            members.put(name, in.item(found, name));
        }
        return members;
    }

    private static String label(Value value, Interpreter in) {
        if (value instanceof StringValue(String text)) {
            return text;
        }
        String text = SqlName.text(value, in);
        if (text == null) {
            throw in.raise("TypeError", "a label of an Enum should be a string, not None");
        }
        return text;
    }

    @Override
    NativeType with(Map<String, SqlaType> others) {
        return new SqlaEnumType(type(), parameters(), others, labels, objects);
    }

    @Override
    public List<NativeType> schemaTypes(DialectName dialect) {
        SqlaType variant = variants().get(dialect.text());
        return variant == null ? List.of(this) : variant.schemaTypes(dialect);
    }

    /** What the database stores, in order. */
    public List<String> labels() {
        return labels;
    }

    /** What a value of the program's is stored as; null where it is none of these. */
    public @Nullable String label(Value value) {
        int place = objects.indexOf(value);
        if (place >= 0 && place < labels.size()) {
            return labels.get(place);
        }
        return value instanceof StringValue(String text) ? text : null;
    }

    /** The member of the program's enum a label stands for; null where the labels are plain texts. */
    public @Nullable Value object(String label) {
        int place = labels.indexOf(label);
        return place >= 0 && place < objects.size() ? objects.get(place) : null;
    }

    /** What it was given beside its labels, for another of the same ways. */
    public Map<String, Value> words() {
        Map<String, Value> words = new LinkedHashMap<>(parameters());
        words.keySet().removeAll(List.of("enums", "enum_class"));
        return words;
    }

    /** The type's name; null where it has none. */
    public @Nullable String name() {
        return text("name");
    }

    /** The type's schema; null for the default. */
    public @Nullable String schema() {
        return text("schema");
    }

    /** Whether a dialect that has enum types of its own uses one. */
    public boolean isNative() {
        return flag("native_enum", true);
    }

    /** Whether a table makes the type: {@code create_type}, which only PostgreSQL's own listens to. */
    public boolean createsType() {
        return !type().derivesFrom(PostgresTypes.ENUM) || flag("create_type", true);
    }

    /** Takes a table's schema, where it was told to inherit it or its metadata has one. */
    public void attachTo(@Nullable String tableSchema, Interpreter in) {
        attachTo(tableSchema, null, in);
    }

    /**
     * The same as SQLAlchemy 2.1 does it.
     *
     * @param metadataSchema the schema of the table's metadata, which a type that says none takes; null for none
     */
    public void attachTo(@Nullable String tableSchema, @Nullable String metadataSchema, Interpreter in) {
        if (flag("inherit_schema", false)) {
            parameters().put("schema", tableSchema == null
                    ? NoneValue.NONE
                    : new StringValue(tableSchema));
            return;
        }
        Value metadata = parameters().get("metadata");
        if (schema() == null && metadata != null && !TypeMethods.isNone(metadata)) {
            Value schema = in.attributeOrNull(metadata, "schema");
            if (schema != null && !TypeMethods.isNone(schema)) {
                parameters().put("schema", schema);
            }
        }
        if (schema() == null && metadataSchema != null) {
            parameters().put("schema", new StringValue(metadataSchema));
        }
    }

    /** {@code CREATE TYPE … AS ENUM (…)}. */
    public String createStatement() {
        return "CREATE TYPE " + Spellings.named(this, DialectName.POSTGRESQL) + " AS ENUM ("
                + labels.stream().map(IdentifierQuoting::literal).collect(Collectors.joining(", ")) + ")";
    }

    /** The same where no type of that name is there yet. */
    public String createIfMissing() {
        return "DO $$ BEGIN " + createStatement() + "; EXCEPTION WHEN duplicate_object THEN NULL; END $$";
    }

    /** Whether it is made with all of a metadata's tables, not with a table ({@code metadata=}). */
    public boolean belongsToMetadata() {
        return !TypeMethods.isNone(parameters().get("metadata"));
    }

    /** {@code DROP TYPE …}. */
    public String dropStatement() {
        return "DROP TYPE " + Spellings.named(this, DialectName.POSTGRESQL);
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "length" -> IntValue.of(length());
            case "native_enum", "create_type" -> BoolValue.of(flag(name, true));
            case "enums" -> new ListValue(labels.stream().map(StringValue::new).toList());
            default -> super.attribute(name, in);
        };
    }

    private int length() {
        int longest = labels.stream().mapToInt(label -> label.codePointCount(0, label.length())).max().orElse(0);
        BigInteger given = exactNumber("length");
        return given == null || isNative() ? longest : given.intValue();
    }

    private static String spell(NativeType type, DialectName dialect) {
        SqlaEnumType self = (SqlaEnumType) type;
        if (dialect == DialectName.POSTGRESQL && self.isNative()) {
            return Spellings.named(self, dialect);
        }
        boolean unlimited = !self.isNative() && self.parameters().get("length") == NoneValue.NONE;
        int length = unlimited ? 0 : self.length();
        return "VARCHAR" + (length == 0 ? "" : "(" + length + ")");
    }
}
