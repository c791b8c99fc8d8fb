package dev.retort.alembic.orm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.ddl.ColumnValue;
import dev.retort.alembic.type.SqlaType;
import dev.retort.alembic.type.TypeMethods;
import dev.retort.python.library.type.BuiltinTypes;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.GenericAlias;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.Refusal;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.UnknownName;
import dev.retort.python.value.Value;

/** What {@code Mapped[…]} says of a column: its type, whether it may be NULL, and what {@code Annotated} adds. */
final class MappedAnnotations {

    static final ClassValue MAPPED = ClassValue.ofHost("Mapped", "sqlalchemy.orm.base", List.of(), null);
    static final ClassValue DYNAMIC = ClassValue.ofHost("DynamicMapped", "sqlalchemy.orm.base", List.of(), null);
    static final ClassValue WRITE_ONLY = ClassValue.ofHost("WriteOnlyMapped", "sqlalchemy.orm.base", List.of(), null);

    private static final Pattern TEXT = Pattern.compile("\\s*(?:[\\w.]+\\.)?Mapped\\s*\\[(.*)]\\s*", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("\\s*[\\w.]+\\s*");
    private static final Pattern OF_ONE = Pattern.compile("\\s*(?:[\\w.]+\\.)?Optional\\s*\\[(.*)]\\s*|\\s*None\\s*\\|"
            + "([^|]*)|([^|]*)\\|\\s*None\\s*", Pattern.DOTALL);
    private static final Pattern OPTIONAL = Pattern.compile(
            "\\s*(?:[\\w.]+\\.)?Optional\\s*\\[.*]\\s*|\\s*None\\s*\\|.*|.*\\|\\s*None\\s*"
                    + "|\\s*(?:[\\w.]+\\.)?Union\\s*\\[(?:.*,)?\\s*None\\s*(?:,.*)?]\\s*",
            Pattern.DOTALL);
    private static final Set<Object> NONES = Set.of(NoneValue.NONE, BuiltinTypes.NONE_TYPE);

    private final RegistryValue registry;
    private final MappedColumns words;
    private final Interpreter in;

    MappedAnnotations(RegistryValue registry, MappedColumns words, Interpreter in) {
        this.registry = registry;
        this.words = words;
        this.in = in;
    }

    /** Whether an annotation alone makes a column. */
    boolean isColumn(@Nullable Value annotation, ClassValue of) {
        return switch (annotation) {
            case null -> false;
            case GenericAlias(ClassValue origin, List<Value> _) -> origin.equals(MAPPED);
            case StringValue(String text) -> TEXT.matcher(text).matches() && !of.name().isEmpty();
            default -> false;
        };
    }

    /** Gives a column what its annotation says. */
    void apply(ColumnValue column, String attribute, @Nullable Value annotation, ClassValue owner, String module) {
        Value said = annotation == null ? null : said(annotation, module);
        if (said == null) {
            return;
        }
        boolean mayBeNull = includesNone(said);
        if (column.settings().nullable() == null) {
            column.setNullable(mayBeNull);
        }
        Value plain = resolved(withoutNone(said), module);
        List<Value> candidates = new ArrayList<>(List.of(plain));
        if (plain instanceof GenericAlias(ClassValue origin, List<Value> parts)
                && origin.equals(PythonTypes.ANNOTATED) && !parts.isEmpty()) {
            parts.subList(1, parts.size()).stream().map(ClassScan::column).filter(one -> one != null).findFirst()
                    .ifPresent(from -> words.merge(column, from));
            candidates.add(withoutNone(resolved(parts.getFirst(), module)));
        }
        if (TypeMethods.isNull(column.sqlType()) && column.foreignKeys().isEmpty()) {
            column.setType(type(candidates, attribute, owner));
        }
    }

    private SqlaType type(List<Value> candidates, String attribute, ClassValue owner) {
        for (Value candidate : candidates) {
            SqlaType found = PythonTypes.find(candidate, registry.types(), in);
            if (found != null) {
                return found;
            }
        }
        return new UnmappedType("Could not locate SQLAlchemy Core type for Python type " + shown(candidates.getFirst())
                + " inside the 'Mapped[…]' annotation of " + owner.name() + "." + attribute, in.here());
    }

    private String shown(Value value) {
        return value instanceof ClassValue type ? type.name() : in.str(value);
    }

    /** What stands inside {@code Mapped[…]}; a text where its names mean nothing; null where there is no such thing. */
    private @Nullable Value said(Value annotation, String module) {
        return switch (annotation) {
            case GenericAlias(ClassValue origin, List<Value> parts) -> origin.equals(MAPPED) && !parts.isEmpty()
                    ? resolved(parts.getFirst(), module)
                    : null;
            case StringValue(String text) -> {
                Matcher mapped = TEXT.matcher(text);
                yield mapped.matches() ? resolved(new StringValue(mapped.group(1)), module) : null;
            }
            default -> null;
        };
    }

    Value resolved(Value value, String module) {
        return switch (value) {
            case StringValue(String text) -> {
                try {
                    Value meant = in.evaluate(text, module);
                    yield meant instanceof StringValue ? meant : resolved(meant, module);
                } catch (Refusal unknown) {
                    yield unknown.unknown().isEmpty() || !NAME.matcher(text).matches()
                            ? value
                            : new UnknownName(unknown.unknown(), unknown);
                } catch (PythonRaise _) {
                    yield value;
                }
            }
            case GenericAlias(ClassValue origin, List<Value> parts) when origin.equals(GenericAlias.UNION) ->
                GenericAlias.union(parts.stream().map(one -> resolved(one, module)).toList());
            default -> value;
        };
    }

    static boolean includesNone(Value said) {
        return switch (said) {
            case StringValue(String text) -> OPTIONAL.matcher(text).matches();
            case GenericAlias(ClassValue origin, List<Value> parts) when origin.equals(GenericAlias.UNION) ->
                parts.stream().anyMatch(MappedAnnotations::includesNone);
            case GenericAlias(ClassValue origin, List<Value> parts) when origin.equals(PythonTypes.ANNOTATED) ->
                !parts.isEmpty() && includesNone(parts.getFirst());
            default -> NONES.contains(said);
        };
    }

    /** A text whose names mean nothing keeps what it says of one that nothing knows. */
    static Value withoutNone(Value said) {
        if (said instanceof GenericAlias(ClassValue origin, List<Value> parts) && origin.equals(GenericAlias.UNION)) {
            List<Value> left = parts.stream().filter(one -> !NONES.contains(one)).toList();
            return left.size() == 1 ? left.getFirst() : GenericAlias.union(left);
        }
        if (said instanceof StringValue(String text)) {
            Matcher one = OF_ONE.matcher(text);
            for (int i = 1; one.matches() && i <= one.groupCount(); i++) {
                if (one.group(i) != null) {
                    return new StringValue(one.group(i).strip());
                }
            }
        }
        return said;
    }

    /** The names annotations are made of. */
    static Map<String, Value> names() {
        return Map.of("Mapped", MAPPED, "DynamicMapped", DYNAMIC, "WriteOnlyMapped", WRITE_ONLY);
    }
}
