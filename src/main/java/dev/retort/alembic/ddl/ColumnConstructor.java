package dev.retort.alembic.ddl;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlName;
import dev.retort.alembic.type.SqlaType;
import dev.retort.alembic.type.TypeMethods;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Signature;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** How columns and what hangs on them are made from their arguments. */
final class ColumnConstructor {

    private static final Signature COLUMN = Signature.of("Column", ColumnAttributes.WORDS.toArray(String[]::new));
    private static final Signature COMPUTED = Signature.of("Computed", "sqltext", "persisted?");
    private static final Signature IDENTITY = Signature.of("Identity", identityWords());

    private ColumnConstructor() {}

    private static String[] identityWords() {
        List<String> words = new ArrayList<>(List.of("always?", "on_null?"));
        words.addAll(SequenceOptions.WORDS);
        words.add("**options");
        return words.toArray(String[]::new);
    }

    static Value column(ClassValue of, Arguments arguments, Interpreter in) {
        BoundArguments bound = arguments.bind(COLUMN, in);
        List<Value> rest = new ArrayList<>(Payload.ofAll(bound.rest()));
        SqlName name = SqlName.readOptional(bound.get("name"), in);
        if (!rest.isEmpty() && (rest.getFirst() instanceof StringValue || rest.getFirst() instanceof SqlName)) {
            name = SqlName.read(rest.removeFirst(), in);
        } else if (!rest.isEmpty() && rest.getFirst() == NoneValue.NONE) {
            rest.removeFirst();
        }
        if (name != null && bound.value("quote").isPresent()) {
            name = name.quoted(bound.flag("quote", false));
        }
        SqlaType type = TypeMethods.readOrNull(bound.get("type_"), in);
        if (type == null && !rest.isEmpty()) {
            // An object of a class of the program's knows more than what it stands for.
            type = TypeMethods.readOrNull(bound.rest().get(bound.rest().size() - rest.size()), in);
            if (type != null) {
                rest.removeFirst();
            }
        }
        return make(of, name, type == null ? TypeMethods.nullType() : type, rest, bound, in);
    }

    private static Value make(ClassValue of, @Nullable SqlName name, SqlaType type, List<Value> rest,
            BoundArguments bound, Interpreter in) {
        List<ReferenceValue> references = new ArrayList<>();
        List<CheckValue> checks = new ArrayList<>();
        ServerDefault standard = ServerDefault.read(bound.get("server_default"), in);
        Value insertDefault = bound.value("default").or(() -> bound.value("insert_default")).orElse(null);
        for (Value one : rest) {
            switch (one) {
                case ReferenceValue reference -> references.add(reference);
                case CheckValue check -> checks.add(check);
                case FetchedValue fetched -> standard = fetched.asDefault();
                case SequenceValue sequence -> insertDefault = sequence;
                case ColumnDefaultValue given -> insertDefault = given.argument();
                case NoneValue _ -> {}
                default -> throw in.raise("TypeError", "'SchemaItem' object, such as a 'Column' or a 'Constraint'"
                        + " expected, got " + in.repr(one));
            }
        }
        if (insertDefault instanceof ColumnDefaultValue given) {
            insertDefault = given.argument();
        }
        ColumnSettings settings = new ColumnSettings(SqlName.text(bound.get("key"), in),
                bound.flag("primary_key", false),
                bound.get("nullable") == null ? null : Boolean.valueOf(bound.flag("nullable", false)),
                insertDefault, standard, bound.value("onupdate").orElse(null), flag(bound, "index", in),
                flag(bound, "unique", in), autoincrement(bound.get("autoincrement"), in),
                bound.string("comment").orElse(null), bound.flag("system", false), Options.of(bound.others(), in));
        ColumnValue column = new ColumnValue(of, name == null ? SqlName.of("") : name, type, settings, references,
                checks);
        if (bound.get("info") instanceof DictValue info) {
            column.setInfo(info);
        }
        return column;
    }

    private static boolean flag(BoundArguments bound, String name, Interpreter in) {
        if (bound.get(name) instanceof StringValue) {
            throw in.raise("TypeError", "The '" + name + "' keyword argument on Column is boolean only.");
        }
        return bound.flag(name, false);
    }

    private static ColumnSettings.Autoincrement autoincrement(@Nullable Value value, Interpreter in) {
        return switch (value) {
            case null -> ColumnSettings.Autoincrement.AUTO;
            case StringValue(String text) when text.equals("auto") -> ColumnSettings.Autoincrement.AUTO;
            case StringValue(String text) when text.equals("ignore_fk") ->
                ColumnSettings.Autoincrement.IGNORE_FOREIGN_KEYS;
            case BoolValue flag -> flag.value()
                    ? ColumnSettings.Autoincrement.ALWAYS
                    : ColumnSettings.Autoincrement.NEVER;
            default -> in.truth(value) ? ColumnSettings.Autoincrement.ALWAYS : ColumnSettings.Autoincrement.NEVER;
        };
    }

    static Value defaultClause(ClassValue of, Arguments arguments, Interpreter in) {
        BoundArguments bound = arguments.bind(Signature.of("DefaultClause", "arg", "for_update?", "_reflected?"), in);
        return new FetchedValue(of, ServerDefault.read(bound.get("arg"), in));
    }

    static Value computed(ClassValue of, Arguments arguments, Interpreter in) {
        BoundArguments bound = arguments.bind(COMPUTED, in);
        return new ComputedValue(of, SqlExpression.condition(bound.get("sqltext"), in),
                bound.value("persisted").isEmpty() ? null : Boolean.valueOf(bound.flag("persisted", false)));
    }

    static Value identity(ClassValue of, Arguments arguments, Interpreter in) {
        BoundArguments bound = arguments.bind(IDENTITY, in);
        return new IdentityValue(of, bound.flag("always", false), SequenceOptions.read(bound));
    }

    static Value columnDefault(ClassValue of, Arguments arguments, Interpreter in) {
        BoundArguments bound = arguments.bind(Signature.of("ColumnDefault", "arg", "for_update?"), in);
        Value argument = bound.get("arg");
        return new ColumnDefaultValue(of, argument == null ? NoneValue.NONE : argument);
    }
}
