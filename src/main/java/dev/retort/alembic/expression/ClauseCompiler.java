package dev.retort.alembic.expression;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.DialectValue;
import dev.retort.alembic.type.SqlaType;
import dev.retort.alembic.type.TypeMethods;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/**
 * The compiler a function of {@code @compiles} is given.
 *
 * @param out where the clause is being written
 */
record ClauseCompiler(SqlText out) implements HostValue {

    private static final ClassValue TYPE = new ClassValue("SQLCompiler", "sqlalchemy.sql.compiler", List.of(), Map.of(),
            null);

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        DialectValue dialect = DialectValue.of(out.dialect());
        return switch (name) {
            case "process" -> NativeFunction.of("process obj **others", (given, run) -> new StringValue(
                    text(given.value("obj").orElse(NoneValue.NONE), run)));
            case "sql_compiler" -> this;
            case "dialect" -> dialect;
            case "preparer", "type_compiler" -> in.attribute(dialect, name.equals("preparer")
                    ? "identifier_preparer"
                    : name);
            case "render_literal_value" -> NativeFunction.of("render_literal_value value type_", (given,
                    run) -> new StringValue(LiteralText.of(given.value("value").orElse(NoneValue.NONE),
                            Coercion.type(given.value("type_").orElse(NoneValue.NONE), run), out.dialect())));
            case "statement", "isinsert", "isupdate", "isdelete" -> NoneValue.NONE;
            case "visit_clauselist" -> new NativeFunction(name, (given, run) -> new StringValue(
                    text(given.positional().getFirst(), run)));
            default -> null;
        };
    }

    /** What a clause, a table or a type is written as here. */
    private String text(Value value, Interpreter in) {
        SqlaType type = TypeMethods.readOrNull(value, in);
        if (type != null) {
            return type.sql(out.dialect());
        }
        Clause clause = Coercion.statement(value);
        if (clause != null) {
            return out.text(clause);
        }
        FromClause from = Coercion.from(value, in);
        if (from != null) {
            return out.capture(() -> from.writeFrom(out));
        }
        return out.text(Coercion.expression(value, in));
    }
}
