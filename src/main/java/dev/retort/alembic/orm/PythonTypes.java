package dev.retort.alembic.orm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.GenericTypes;
import dev.retort.alembic.type.SqlaEnumType;
import dev.retort.alembic.type.SqlaType;
import dev.retort.alembic.type.TypeMethods;
import dev.retort.python.library.StandardLibrary;
import dev.retort.python.library.declaration.Enums;
import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.GenericAlias;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;

/** Which column type stands for a Python type: SQLAlchemy's {@code registry._resolve_type}. */
final class PythonTypes {

    static final ClassValue ANNOTATED = library("typing", "Annotated");
    private static final ClassValue LITERAL = library("typing", "Literal");
    private static final ClassValue ENUM = library("enum", "Enum");

    private static final Map<ClassValue, ClassValue> STANDARD = Map.ofEntries(
            Map.entry(BuiltinTypes.INT, GenericTypes.INTEGER), Map.entry(BuiltinTypes.FLOAT, GenericTypes.DOUBLE),
            Map.entry(BuiltinTypes.BOOL, GenericTypes.BOOLEAN), Map.entry(BuiltinTypes.STR, GenericTypes.STRING),
            Map.entry(BuiltinTypes.BYTES, GenericTypes.LARGE_BINARY),
            Map.entry(library("decimal", "Decimal"), GenericTypes.NUMERIC),
            Map.entry(library("datetime", "date"), GenericTypes.DATE),
            Map.entry(library("datetime", "datetime"), GenericTypes.DATETIME),
            Map.entry(library("datetime", "time"), GenericTypes.TIME),
            Map.entry(library("datetime", "timedelta"), GenericTypes.INTERVAL),
            Map.entry(library("uuid", "UUID"), GenericTypes.UUID));

    private PythonTypes() {}

    private static ClassValue library(String module, String name) {
        return (ClassValue) Objects.requireNonNull(
                Objects.requireNonNull(StandardLibrary.module(module)).get(name), name);
    }

    /**
     * The column type of a Python type; null where there is none.
     *
     * @param own the project's {@code type_annotation_map}
     */
    static @Nullable SqlaType find(Value python, DictValue own, Interpreter in) {
        for (Value candidate : searched(python)) {
            SqlaType type = TypeMethods.readOrNull(own.get(candidate), in);
            boolean mine = type != null;
            if (type == null && candidate instanceof ClassValue plain) {
                type = standard(plain, in);
            }
            SqlaType fitting = type == null ? null : fitting(type, mine, candidate, python, in);
            if (fitting != null) {
                return fitting;
            }
        }
        return null;
    }

    /** What is looked for, in order: a type itself, then what it derives from; any {@code Literal[…]} by that name. */
    private static List<Value> searched(Value python) {
        if (python instanceof ClassValue type) {
            return List.copyOf(type.resolutionOrder());
        }
        List<Value> all = new ArrayList<>(List.of(python));
        if (python instanceof GenericAlias(ClassValue origin, List<Value> _) && !origin.equals(GenericAlias.UNION)
                && !origin.equals(ANNOTATED)) {
            all.add(origin);
        }
        return all;
    }

    private static @Nullable SqlaType standard(ClassValue python, Interpreter in) {
        if (python.equals(ENUM) || python.equals(LITERAL)) {
            return TypeMethods.read(in.call(GenericTypes.ENUM, Arguments.of(ENUM)), in);
        }
        ClassValue type = STANDARD.get(python);
        return type == null ? null : TypeMethods.read(type, in);
    }

    /** A type for a base of the Python type fits only where it is an enum's: {@code class MyInt(int)} is no Integer. */
    private static @Nullable SqlaType fitting(SqlaType type, boolean mine, Value matched, Value python,
            Interpreter in) {
        boolean exact = matched.equals(python);
        if (!(type instanceof SqlaEnumType labels)) {
            return exact || mine && python instanceof GenericAlias alias && alias.origin().equals(matched)
                    ? type
                    : null;
        }
        if (exact && !labels.labels().isEmpty()) {
            return type;
        }
        if (python instanceof GenericAlias(ClassValue origin, List<Value> values) && origin.equals(LITERAL)) {
            Map<String, Value> words = new LinkedHashMap<>(labels.words());
            words.put("native_enum", BoolValue.FALSE);
            return TypeMethods.read(in.call(GenericTypes.ENUM, new Arguments(values, words)), in);
        }
        if (python instanceof ClassValue members && Enums.isEnum(members)) {
            return TypeMethods.read(in.call(GenericTypes.ENUM, new Arguments(List.of(members), labels.words())), in);
        }
        return labels.labels().isEmpty() ? null : type;
    }
}
