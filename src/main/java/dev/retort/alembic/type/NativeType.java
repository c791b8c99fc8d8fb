package dev.retort.alembic.type;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Refusal;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** A type of SQLAlchemy's own, with its arguments and its variants for single dialects. */
public class NativeType implements SqlaType {

    private final TypeDefinition definition;
    private final ClassValue of;
    private final Map<String, Value> parameters;
    private final Map<String, SqlaType> variants;

    NativeType(TypeDefinition definition, ClassValue of, Map<String, Value> parameters,
            Map<String, SqlaType> variants) {
        this.definition = definition;
        this.of = of;
        this.parameters = parameters;
        this.variants = variants;
    }

    TypeDefinition definition() {
        return definition;
    }

    Map<String, Value> parameters() {
        return parameters;
    }

    Map<String, SqlaType> variants() {
        return variants;
    }

    @Override
    public final ClassValue type() {
        return of;
    }

    @Override
    public TypeFamily family() {
        return definition.family();
    }

    @Override
    public final String sql(DialectName dialect) {
        SqlaType variant = variants.get(dialect.text());
        return variant == null ? definition.spelling().spell(this, dialect) : variant.sql(dialect);
    }

    @Override
    public final SqlaType resolved(DialectName dialect) {
        SqlaType variant = variants.get(dialect.text());
        return variant == null ? this : variant.resolved(dialect);
    }

    @Override
    public final Value bound(Value value, DialectName dialect) {
        SqlaType variant = variants.get(dialect.text());
        return variant == null ? value : variant.bound(value, dialect);
    }

    @Override
    public final Value received(Value value, DialectName dialect) {
        SqlaType variant = variants.get(dialect.text());
        return variant == null ? value : variant.received(value, dialect);
    }

    @Override
    public List<NativeType> schemaTypes(DialectName dialect) {
        SqlaType variant = variants.get(dialect.text());
        if (variant != null) {
            return variant.schemaTypes(dialect);
        }
        return family() == TypeFamily.BOOLEAN ? List.of(this) : List.of();
    }

    /** This type with other variants. */
    NativeType with(Map<String, SqlaType> others) {
        return new NativeType(definition, of, parameters, others);
    }

    /** This type, spelled otherwise for some dialects. */
    final NativeType variant(SqlaType type, Iterable<String> dialects) {
        Map<String, SqlaType> more = new LinkedHashMap<>(variants);
        dialects.forEach(dialect -> more.put(dialect, type));
        return with(more);
    }

    /** A whole number among the arguments; null where it was left out, {@code None} or 0, as SQLAlchemy reads lengths. */
    public final @Nullable BigInteger number(String parameter) {
        return parameters.get(parameter) instanceof IntValue(BigInteger number) && number.signum() != 0
                ? number
                : null;
    }

    /** A whole number among the arguments, 0 included. */
    final @Nullable BigInteger exactNumber(String parameter) {
        return parameters.get(parameter) instanceof IntValue(BigInteger number) ? number : null;
    }

    /** A text among the arguments; null where it was left out or is {@code None}. */
    public final @Nullable String text(String parameter) {
        return switch (parameters.get(parameter)) {
            case StringValue(String text) -> text;
            case SqlName name -> name.text();
            case null, default -> null;
        };
    }

    /** A truth among the arguments. */
    public final boolean flag(String parameter, boolean otherwise) {
        return switch (parameters.get(parameter)) {
            case null -> otherwise;
            case BoolValue flag -> flag.value();
            case NoneValue _ -> false;
            case IntValue(BigInteger number) -> number.signum() != 0;
            default -> true;
        };
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        Value given = parameters.get(name);
        if (given != null) {
            return given;
        }
        if (name.equals("mapping")) {
            DictValue mapping = new DictValue();
            variants.forEach((dialect, type) -> mapping.put(dialect, type.value()));
            return mapping;
        }
        return definition.parameters().contains(name) ? NoneValue.NONE : null;
    }

    @Override
    public boolean setAttribute(String name, Value value, Interpreter in) {
        parameters.put(name, value);
        return true;
    }

    /** As SQLAlchemy's default dialect spells it, which is SQLite's way where SQLite has one. */
    @Override
    public String text(Interpreter in) {
        try {
            return sql(DialectName.SQLITE);
        } catch (Refusal _) {
            return sql(DialectName.POSTGRESQL);
        }
    }

    @Override
    public String repr(Interpreter in) {
        return in.repr(new StringValue(definition.name())).replace("'", "") + "()";
    }
}
