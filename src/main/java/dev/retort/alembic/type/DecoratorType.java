package dev.retort.alembic.type;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** {@code TypeDecorator}: stands for the type its class names as {@code impl}, made with the decorator's arguments. */
public final class DecoratorType implements SqlaType {

    static final ClassValue CLASS = ClassValue.ofHost("TypeDecorator", "sqlalchemy.sql.type_api",
            List.of(TypeMethods.TYPE_ENGINE), DecoratorType::construct);

    static {
        TypeMethods.method(CLASS.namespace(), "load_dialect_impl", List.of("self", "dialect?"),
                (type, _, _) -> implOf(type).value());
    }

    private final ClassValue of;
    private final SqlaType impl;
    private final Map<String, SqlaType> variants;

    private DecoratorType(ClassValue of, SqlaType impl, Map<String, SqlaType> variants) {
        this.of = of;
        this.impl = impl;
        this.variants = variants;
    }

    private static Value construct(ClassValue of, Arguments arguments, Interpreter in) {
        Value impl = of.find("impl");
        if (impl == null) {
            throw in.raise("AttributeError",
                    "TypeDecorator implementations require a class-level variable 'impl' which refers to the class"
                            + " of type being decorated");
        }
        Value made = impl instanceof ClassValue type ? in.call(type, arguments) : impl;
        return new DecoratorType(of, TypeMethods.read(made, in), Map.of());
    }

    private static SqlaType implOf(SqlaType type) {
        return switch (type) {
            case ProjectType own -> implOf(own.base());
            case DecoratorType decorator -> decorator.impl;
            default -> type;
        };
    }

    SqlaType impl() {
        return impl;
    }

    SqlaType variant(SqlaType type, Iterable<String> dialects) {
        Map<String, SqlaType> more = new LinkedHashMap<>(variants);
        dialects.forEach(dialect -> more.put(dialect, type));
        return new DecoratorType(of, impl, more);
    }

    @Override
    public TypeFamily family() {
        return impl.family();
    }

    @Override
    public String sql(DialectName dialect) {
        return resolved(dialect).sql(dialect);
    }

    @Override
    public SqlaType resolved(DialectName dialect) {
        SqlaType variant = variants.get(dialect.text());
        return (variant == null ? impl : variant).resolved(dialect);
    }

    @Override
    public List<NativeType> schemaTypes(DialectName dialect) {
        SqlaType variant = variants.get(dialect.text());
        return (variant == null ? impl : variant).schemaTypes(dialect);
    }

    @Override
    public ClassValue type() {
        return of;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "impl", "impl_instance" -> impl.value();
            default -> in.attributeOrNull(impl.value(), name);
        };
    }
}
