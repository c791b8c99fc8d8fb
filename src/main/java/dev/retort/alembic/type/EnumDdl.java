package dev.retort.alembic.type;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/**
 * {@code enum.create(bind)} and {@code enum.drop(bind)}.
 *
 * <p>Where Alembic looks first whether the type is there ({@code checkfirst}), the statement itself does: what a plan
 * shows is then what runs. Written for another program to run, it is the plain statement, as Alembic has it.
 */
final class EnumDdl {

    private EnumDdl() {}

    static Value create(SqlaType type, BoundArguments bound, Interpreter in) {
        SqlaEnumType found = ofPostgresql(type, bound, in);
        if (found != null) {
            String statement = found.createStatement();
            send(bound, in, checksFirst(type, bound, in)
                    ? "DO $$ BEGIN " + statement
                            + "; EXCEPTION WHEN duplicate_object THEN NULL; END $$"
                    : statement);
        }
        return NoneValue.NONE;
    }

    static Value drop(SqlaType type, BoundArguments bound, Interpreter in) {
        SqlaEnumType found = ofPostgresql(type, bound, in);
        if (found != null) {
            String statement = found.dropStatement();
            send(bound, in, checksFirst(type, bound, in)
                    ? statement.replaceFirst("DROP TYPE ", "DROP TYPE IF EXISTS ")
                    : statement);
        }
        return NoneValue.NONE;
    }

    private static @Nullable SqlaEnumType ofPostgresql(SqlaType type, BoundArguments bound, Interpreter in) {
        Value bind = bind(bound, in);
        boolean postgresql = bind instanceof Bind known
                ? known.dialect() == DialectName.POSTGRESQL
                : in.equal(in.attribute(in.attribute(bind, "dialect"), "name"), new StringValue("postgresql"));
        return postgresql && type.resolved(DialectName.POSTGRESQL) instanceof SqlaEnumType found && found.isNative()
                ? found
                : null;
    }

    // PostgreSQL's own ENUM looks first unless told not to; sa.Enum only when told to.
    private static boolean checksFirst(SqlaType type, BoundArguments bound, Interpreter in) {
        boolean asked = bound.flag("checkfirst", type.type().derivesFrom(PostgresTypes.ENUM));
        return asked && !(bind(bound, in) instanceof Bind known && known.offline());
    }

    private static Value bind(BoundArguments bound, Interpreter in) {
        return bound.value("bind").orElseThrow(() -> in.raise("RuntimeError",
                "Enum.create() and Enum.drop() need a connection: give them op.get_bind()"));
    }

    private static void send(BoundArguments bound, Interpreter in, String sql) {
        Value bind = bind(bound, in);
        if (bind instanceof Bind known) {
            known.send(sql, in);
        } else {
            in.call(in.attribute(bind, "exec_driver_sql"), Arguments.of(new StringValue(sql)));
        }
    }
}
