package dev.retort.alembic.ddl;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.expression.Clause;
import dev.retort.alembic.expression.Clauses;
import dev.retort.alembic.expression.SqlText;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** SQL inside DDL: conditions, expressions of indexes and defaults. */
public sealed interface SqlExpression {

    /** An expression. */
    record Built(Clause clause) implements SqlExpression {}

    /** A condition on a column: its name and what follows. */
    record OfColumn(ColumnValue column, String rest) implements SqlExpression {}

    /** The expression a value is; null where it is none. */
    static @Nullable Clause read(@Nullable Value value) {
        return switch (value) {
            case Clause clause -> clause;
            case InstanceValue instance when instance.payload() instanceof Clause clause -> clause;
            case null, default -> null;
        };
    }

    /**
     * A condition: a string is SQL as it is.
     *
     * @throws dev.retort.python.value.PythonRaise {@code ArgumentError} for anything that is neither
     */
    static SqlExpression condition(@Nullable Value value, Interpreter in) {
        Clause clause = read(value);
        if (clause != null) {
            return new Built(clause);
        }
        if (value instanceof StringValue(String sql)) {
            return new Built(Clauses.text(sql));
        }
        throw in.raise("TypeError", "SQL expression element expected, got "
                + (value == null ? "nothing" : in.repr(value)));
    }

    /** The columns of tables it names, in order. */
    default List<ColumnValue> columns() {
        return switch (this) {
            case OfColumn(ColumnValue column, String _) -> List.of(column);
            case Built(Clause clause) -> columns(clause);
        };
    }

    /** The columns of tables an expression names, in order. */
    static List<ColumnValue> columns(Clause clause) {
        return SqlText.columns(clause).stream().filter(ColumnValue.class::isInstance).map(ColumnValue.class::cast)
                .toList();
    }

    /** As SQL, columns without their tables' names. */
    default String sql(DialectName dialect) {
        return switch (this) {
            case OfColumn(ColumnValue column, String rest) -> column.quotedName(dialect) + rest;
            case Built(Clause clause) -> SqlText.of(clause, dialect, SqlText.Columns.BARE);
        };
    }

    /** As the program sees it. */
    default Value value() {
        return switch (this) {
            case OfColumn(ColumnValue column, String rest) -> new StringValue(column.name() + rest);
            case Built(Clause clause) -> clause;
        };
    }
}
