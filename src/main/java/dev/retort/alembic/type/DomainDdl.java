package dev.retort.alembic.type;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/**
 * {@code DOMAIN.create(bind)} and {@code drop(bind)}, worded as SQLAlchemy 2 words them. Where SQLAlchemy looks first
 * whether the domain is there, the statement itself does, as for enums.
 */
final class DomainDdl {

    private DomainDdl() {}

    static void addMethods(Map<String, Value> names) {
        TypeMethods.method(names, "create", List.of("self", "bind", "checkfirst?", "**others"), (type, bound, in) -> {
            String statement = create((NativeType) type, in);
            return send(bound, in, checksFirst(bound)
                    ? "DO $$ BEGIN " + statement + "; EXCEPTION WHEN duplicate_object THEN NULL; END $$"
                    : statement);
        });
        TypeMethods.method(names, "drop", List.of("self", "bind", "checkfirst?", "**others"), (type, bound, in) -> send(
                bound, in, "DROP DOMAIN " + (checksFirst(bound) ? "IF EXISTS " : "")
                        + Spellings.named((NativeType) type, DialectName.POSTGRESQL)));
    }

    private static boolean checksFirst(BoundArguments bound) {
        return bound.flag("checkfirst", true) && !(bound.get("bind") instanceof Bind known && known.offline());
    }

    private static Value send(BoundArguments bound, Interpreter in, String sql) {
        if (bound.get("bind") instanceof Bind bind && bind.dialect() == DialectName.POSTGRESQL) {
            bind.send(sql, in);
        }
        return NoneValue.NONE;
    }

    private static String create(NativeType domain, Interpreter in) {
        Map<String, Value> given = domain.parameters();
        StringBuilder sql = new StringBuilder("CREATE DOMAIN ")
                .append(Spellings.named(domain, DialectName.POSTGRESQL)).append(" AS ")
                .append(TypeMethods.read(given.get("data_type"), in).sql(DialectName.POSTGRESQL));
        String collation = domain.text("collation");
        if (collation != null) {
            sql.append(" COLLATE ").append(IdentifierQuoting.quote(collation, DialectName.POSTGRESQL));
        }
        String standard = expression(given.get("default"), in);
        if (standard != null) {
            sql.append(" DEFAULT ").append(given.get("default") instanceof StringValue(String text)
                    ? IdentifierQuoting.literal(text)
                    : standard);
        }
        String constraint = domain.text("constraint_name");
        if (constraint != null) {
            sql.append(" CONSTRAINT ").append(IdentifierQuoting.quote(constraint, DialectName.POSTGRESQL));
        }
        if (domain.flag("not_null", false)) {
            sql.append(" NOT NULL");
        }
        String check = expression(given.get("check"), in);
        return check == null ? sql.toString() : sql.append(" CHECK (").append(check).append(")").toString();
    }

    private static @Nullable String expression(@Nullable Value value, Interpreter in) {
        return TypeMethods.isNone(value) ? null : in.str(java.util.Objects.requireNonNull(value));
    }
}
