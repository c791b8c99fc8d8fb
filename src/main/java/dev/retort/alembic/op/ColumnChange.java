package dev.retort.alembic.op;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.ddl.ColumnValue;
import dev.retort.alembic.ddl.ColumnWriter;
import dev.retort.alembic.ddl.CommentWriter;
import dev.retort.alembic.ddl.ComputedValue;
import dev.retort.alembic.ddl.ConstraintValue;
import dev.retort.alembic.ddl.IdentityValue;
import dev.retort.alembic.ddl.ServerDefault;
import dev.retort.alembic.ddl.TableValue;
import dev.retort.alembic.step.AlembicStep;
import dev.retort.alembic.type.IdentifierQuoting;
import dev.retort.alembic.type.SqlName;
import dev.retort.alembic.type.SqlaType;
import dev.retort.alembic.type.TypeMethods;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** {@code alter_column}: one statement for each thing that changes, the new name last. */
final class ColumnChange {

    static final String[] WORDS = {"table_name", "column_name", "*", "nullable?", "comment?", "server_default?",
            "new_column_name?", "type_?", "existing_type?", "existing_server_default?", "existing_nullable?",
            "existing_comment?", "schema?", "autoincrement?", "existing_autoincrement?", "postgresql_using?",
            "**options"};

    private final BoundArguments bound;
    private final AlembicStep step;
    private final Interpreter in;
    private final SqlName table;
    private final @Nullable SqlName schema;
    private final SqlName column;

    private ColumnChange(BoundArguments bound, AlembicStep step, Interpreter in) {
        this.bound = bound;
        this.step = step;
        this.in = in;
        this.table = SqlName.read(bound.get("table_name"), in);
        this.schema = TableDirectives.schema(bound, in);
        this.column = SqlName.read(bound.get("column_name"), in);
    }

    static void run(BoundArguments bound, AlembicStep step, Interpreter in) {
        new ColumnChange(bound, step, in).run();
    }

    private void run() {
        SqlaType type = TypeMethods.readOrNull(bound.get("type_"), in);
        SqlaType existing = TypeMethods.readOrNull(bound.get("existing_type"), in);
        boolean postgresql = step.dialect() == DialectName.POSTGRESQL;
        String using = bound.value("postgresql_using").map(in::str).orElse(null);
        if (postgresql && using != null && type == null) {
            throw Problems.of("postgresql_using must be used with the type_ parameter",
                    "Give alter_column a type_ too, or leave postgresql_using out.", in);
        }
        if (existing != null && type != null) {
            typeChecks(existing).forEach(check -> ConstraintDirectives.drop(check, false, step, in));
        }
        if (postgresql && type != null) {
            send("TYPE " + type.sql(step.dialect()) + (using == null || using.isEmpty() ? "" : " USING " + using));
        }
        if (bound.value("nullable").isPresent()) {
            send(bound.flag("nullable", true) ? "DROP NOT NULL" : "SET NOT NULL");
        }
        serverDefault();
        if (!postgresql && type != null) {
            send("TYPE " + type.sql(step.dialect()));
        }
        comment();
        bound.value("new_column_name").ifPresent(name -> step.send(TableDirectives.alter(table, schema, step)
                + " RENAME " + quoted(column) + " TO " + quoted(SqlName.read(name, in)), in));
        if (type != null) {
            typeChecks(type).forEach(check -> ConstraintDirectives.add(check, step, in));
        }
    }

    private void serverDefault() {
        Value given = bound.get("server_default");
        if (given == null || given == BoolValue.FALSE) {
            return;
        }
        Value existing = bound.get("existing_server_default");
        if (given instanceof ComputedValue || existing instanceof ComputedValue) {
            throw Problems.of("Adding or removing a \"computed\" construct, e.g. GENERATED ALWAYS AS, to or from an"
                    + " existing column is not supported.", "Drop the column and add it anew.", in);
        }
        if (given instanceof IdentityValue || existing instanceof IdentityValue) {
            if (step.dialect() != DialectName.POSTGRESQL) {
                throw Problems.of("Adding, removing or modifying an \"identity\" construct, e.g. GENERATED AS"
                        + " IDENTITY, to or from an existing column is not supported in this dialect.",
                        "Leave it out for SQLite.", in);
            }
            send(identity(given, existing));
            return;
        }
        ServerDefault standard = ServerDefault.read(given, in);
        if (standard == null) {
            send("DROP DEFAULT");
            return;
        }
        String sql = new ColumnWriter(step.dialect(), in).bare(standard);
        if (sql == null) {
            throw Problems.of("FetchedValue() says no default to set.", "Give server_default the default itself.",
                    in);
        }
        send("SET DEFAULT " + sql);
    }

    private static String identity(Value given, @Nullable Value existing) {
        if (!(given instanceof IdentityValue identity)) {
            return "DROP IDENTITY";
        }
        // Alembic adds one only where existing_server_default=None was said; left out, it changes one.
        return existing == NoneValue.NONE
                ? "ADD " + identity.sql()
                : identity.changesOf(existing instanceof IdentityValue before ? before : IdentityValue.PLAIN).strip();
    }

    private void comment() {
        Value given = bound.get("comment");
        if (given == null || given == BoolValue.FALSE) {
            return;
        }
        if (step.dialect() != DialectName.POSTGRESQL) {
            throw Problems.of("SQLite keeps no comments on columns.", "Leave the comment out for SQLite.", in);
        }
        TableValue owner = new SchemaObjects(step, in).table(table, schema, List.of());
        step.send(new CommentWriter(step.dialect()).onColumn(owner, quoted(column),
                given == NoneValue.NONE ? null : in.str(given)), in);
    }

    private List<ConstraintValue> typeChecks(SqlaType type) {
        ColumnValue one = ColumnValue.plain(column.text(), type);
        TableValue owner = new SchemaObjects(step, in).table(table, schema, List.of(one),
                TableValue.TableSettings.PLAIN);
        return Objects.requireNonNull(owner).constraints().stream()
                .filter(constraint -> constraint.appliesTo(step.dialect())).toList();
    }

    private void send(String change) {
        step.send(TableDirectives.alter(table, schema, step) + " ALTER COLUMN " + quoted(column) + " " + change, in);
    }

    private String quoted(SqlName name) {
        return IdentifierQuoting.quote(name, step.dialect());
    }
}
