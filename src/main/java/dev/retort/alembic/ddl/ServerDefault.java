package dev.retort.alembic.ddl;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.expression.Clause;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** What the database puts into a column no value was given for. */
public sealed interface ServerDefault permits ServerDefault.Text, ServerDefault.Expression, ServerDefault.Generated {

    /** A string, which is written as a string literal. */
    record Text(String text) implements ServerDefault {}

    /** SQL. */
    record Expression(Clause clause) implements ServerDefault {}

    /** {@code Computed}, {@code Identity}, or {@code FetchedValue}, which says only that there is something. */
    record Generated(FetchedValue by) implements ServerDefault {}

    /** What an argument {@code server_default} means; null for none. */
    static @Nullable ServerDefault read(@Nullable Value value, Interpreter in) {
        if (value == null || value == NoneValue.NONE) {
            return null;
        }
        if (value instanceof StringValue(String text)) {
            return new Text(text);
        }
        if (value instanceof InstanceValue instance && instance.payload() instanceof StringValue(String text)) {
            return new Text(text);
        }
        if (value instanceof FetchedValue fetched) {
            return fetched.asDefault();
        }
        Clause clause = SqlExpression.read(value);
        if (clause == null) {
            throw in.raise("TypeError", "Argument 'arg' is expected to be one of type '<class 'str'>' or '<class"
                    + " 'sqlalchemy.sql.elements.ClauseElement'>' or '<class"
                    + " 'sqlalchemy.sql.elements.TextClause'>', got '" + in.repr(in.type(value)) + "'");
        }
        return new Expression(clause);
    }
}
