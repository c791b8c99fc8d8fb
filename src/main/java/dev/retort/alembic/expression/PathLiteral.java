package dev.retort.alembic.expression;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;

import dev.retort.alembic.type.SqlaType;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** Which part of a JSON value is meant: a key, a place, or several of them one inside the other. */
final class PathLiteral extends Clause {

    private final List<Value> steps;
    private final boolean path;

    private PathLiteral(List<Value> steps, boolean path) {
        this.steps = List.copyOf(steps);
        this.path = path;
    }

    static PathLiteral step(Value step) {
        return new PathLiteral(List.of(step), false);
    }

    static PathLiteral path(List<Value> steps) {
        return new PathLiteral(steps, true);
    }

    @Override
    public SqlaType sqlType() {
        return Types.OTHER;
    }

    @Override
    public void write(SqlText out) {
        if (!out.postgresql()) {
            out.add(LiteralText.string(
                    steps.stream().map(PathLiteral::jsonPath).collect(Collectors.joining("", "$", ""))));
        } else if (path) {
            out.add(LiteralText.string(
                    steps.stream().map(PathLiteral::plain).collect(Collectors.joining(", ", "{", "}"))));
        } else {
            out.add(LiteralText.of(steps.getFirst(), Types.NULL, out.dialect()));
        }
    }

    private static String jsonPath(Value step) {
        return switch (step) {
            case IntValue(BigInteger number) -> "[" + number + "]";
            case StringValue(String name) -> ".\"" + name + "\"";
            default -> "";
        };
    }

    private static String plain(Value step) {
        return switch (step) {
            case IntValue(BigInteger number) -> number.toString();
            case StringValue(String name) -> name;
            default -> "";
        };
    }
}
