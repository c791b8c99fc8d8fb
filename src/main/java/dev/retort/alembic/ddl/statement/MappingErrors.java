package dev.retort.alembic.ddl.statement;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.ddl.TableValue;
import dev.retort.problem.SourcePosition;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** Errors of {@code sqlalchemy.exc} about a table, where the program says the table. */
final class MappingErrors {

    private MappingErrors() {}

    static PythonRaise of(String name, String message, @Nullable TableValue table, Interpreter in) {
        Value type = in.attribute(in.module("sqlalchemy.exc"), name);
        SourcePosition at = table == null || table.at() == null ? in.here() : table.at();
        return new PythonRaise(in.call(type, Arguments.of(new StringValue(message))), name + ": " + message, at);
    }
}
