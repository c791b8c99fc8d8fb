package dev.retort.alembic.type;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** An object of a type class of the program's: what its methods say, else what the class it derives from says. */
public final class ProjectType implements SqlaType {

    private final InstanceValue instance;
    private final SqlaType base;
    private final Map<String, SqlaType> variants;
    private final Interpreter in;

    ProjectType(InstanceValue instance, SqlaType base, Map<String, SqlaType> variants, Interpreter in) {
        this.instance = instance;
        this.base = base;
        this.variants = variants;
        this.in = in;
    }

    SqlaType variant(SqlaType type, Iterable<String> dialects) {
        Map<String, SqlaType> more = new LinkedHashMap<>(variants);
        dialects.forEach(dialect -> more.put(dialect, type));
        return new ProjectType(instance, base, more, in);
    }

    /** What the class of the library it derives from made of its arguments. */
    public SqlaType base() {
        return base;
    }

    @Override
    public TypeFamily family() {
        return base.family();
    }

    @Override
    public String sql(DialectName dialect) {
        SqlaType variant = variants.get(dialect.text());
        if (variant != null) {
            return variant.sql(dialect);
        }
        Value compiled = Compilation.of(instance, dialect, in);
        if (compiled != null) {
            return in.str(compiled);
        }
        if (base instanceof UserType && instance.type().find("get_col_spec") != null) {
            return in.str(in.call(in.attribute(instance, "get_col_spec"), Arguments.NONE));
        }
        return base instanceof DecoratorType decorator
                ? standsFor(decorator, dialect).sql(dialect)
                : base.sql(dialect);
    }

    @Override
    public SqlaType resolved(DialectName dialect) {
        SqlaType variant = variants.get(dialect.text());
        if (variant != null) {
            return variant.resolved(dialect);
        }
        return base instanceof DecoratorType decorator
                ? standsFor(decorator, dialect).resolved(dialect)
                : base.resolved(dialect);
    }

    @Override
    public List<NativeType> schemaTypes(DialectName dialect) {
        SqlaType variant = variants.get(dialect.text());
        return (variant == null ? base : variant).schemaTypes(dialect);
    }

    @Override
    public Value bound(Value value, DialectName dialect) {
        SqlaType variant = variants.get(dialect.text());
        if (variant != null) {
            return variant.bound(value, dialect);
        }
        return base instanceof DecoratorType decorator
                ? standsFor(decorator, dialect).bound(processed("process_bind_param", value, dialect), dialect)
                : value;
    }

    @Override
    public Value received(Value value, DialectName dialect) {
        SqlaType variant = variants.get(dialect.text());
        if (variant != null) {
            return variant.received(value, dialect);
        }
        return base instanceof DecoratorType decorator
                ? processed("process_result_value", standsFor(decorator, dialect).received(value, dialect), dialect)
                : value;
    }

    /** What a method of the class makes of a value; the value where the class has none of that name. */
    private Value processed(String method, Value value, DialectName dialect) {
        return instance.type().find(method) == null
                ? value
                : in.call(in.attribute(instance, method), Arguments.of(value, DialectValue.of(dialect)));
    }

    @Override
    public boolean claims(Value value) {
        return base instanceof DecoratorType;
    }

    private SqlaType standsFor(DecoratorType decorator, DialectName dialect) {
        if (instance.type().find("load_dialect_impl") instanceof NativeFunction) {
            return decorator.impl();
        }
        Value loaded = in.call(in.attribute(instance, "load_dialect_impl"),
                Arguments.of(DialectValue.of(dialect)));
        // A class that answers with itself or its base's answer means the type it decorates.
        return loaded == instance ? decorator.impl() : TypeMethods.read(loaded, in);
    }

    @Override
    public ClassValue type() {
        return instance.type();
    }

    @Override
    public Value value() {
        return variants.isEmpty() ? instance : this;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter run) {
        return run.attributeOrNull(instance, name);
    }
}
