package dev.retort.alembic.type;

import java.util.List;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Refusal;
import dev.retort.sql.DialectName;

/** {@code UserDefinedType}: its program's class says in {@code get_col_spec} how it is spelled. */
public final class UserType implements SqlaType {

    static final ClassValue CLASS = ClassValue.ofHost("UserDefinedType", "sqlalchemy.sql.type_api",
            List.of(TypeMethods.TYPE_ENGINE), (of, _, _) -> new UserType(of));

    private final ClassValue of;

    private UserType(ClassValue of) {
        this.of = of;
    }

    @Override
    public TypeFamily family() {
        return TypeFamily.OTHER;
    }

    @Override
    public String sql(DialectName dialect) {
        throw new Refusal("The column type " + of.name() + " does not say its SQL: it has no get_col_spec().", null);
    }

    @Override
    public ClassValue type() {
        return of;
    }
}
