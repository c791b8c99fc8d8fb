package dev.retort.alembic.connection;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.ArrayType;
import dev.retort.alembic.type.NativeType;
import dev.retort.alembic.type.SqlaType;
import dev.retort.alembic.type.TypeFamily;
import dev.retort.operation.QueryResult;
import dev.retort.python.library.json.JsonReader;
import dev.retort.python.library.number.DecimalValue;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.BytesValue;
import dev.retort.python.value.FloatValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.PythonRaise;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** Values of rows as Python sees them: as the driver gives them, or as SQLAlchemy's type of the column makes them. */
final class Cells {

    private Cells() {}

    /** @param type the column's; one of family {@code NULL} where the statement is text */
    static Value value(@Nullable Object cell, SqlaType declared, DialectName dialect, Interpreter in) {
        if (cell == null) {
            return declared.received(NoneValue.NONE, dialect);
        }
        SqlaType type = declared.resolved(dialect);
        return declared.received(typed(plain(cell, type, dialect, in), type), dialect);
    }

    private static Value plain(Object cell, SqlaType type, DialectName dialect, Interpreter in) {
        return switch (cell) {
            case Boolean truth -> BoolValue.of(truth);
            case Long number -> IntValue.of(number);
            case BigDecimal number -> new DecimalValue(number);
            case Double number -> new FloatValue(number);
            case byte[] bytes -> new BytesValue(bytes);
            case QueryResult.Json(String text) -> json(text, in);
            case List<?> items -> list(items, type, dialect, in);
            case String text when type.family() == TypeFamily.JSON -> json(text, in);
            case String text -> new StringValue(text);
            default -> CellMoments.of(cell);
        };
    }

    /** The value of a text of JSON; the text itself where it is none. */
    private static Value json(String text, Interpreter in) {
        try {
            return JsonReader.value(text, in);
        } catch (PythonRaise _) {
            return new StringValue(text);
        }
    }

    private static ListValue list(List<?> items, SqlaType type, DialectName dialect, Interpreter in) {
        SqlaType item = type instanceof ArrayType array ? array.item() : type;
        List<Value> all = new ArrayList<>();
        for (Object one : items) {
            all.add(value(one, item, dialect, in));
        }
        return new ListValue(all);
    }

    private static Value typed(Value value, SqlaType type) {
        return switch (type.family()) {
            case BOOLEAN -> value instanceof IntValue number ? BoolValue.of(number.value().signum() != 0) : value;
            case DATE, TIME, DATETIME -> value instanceof StringValue(String text)
                    ? CellMoments.parsed(text, type.family())
                    : value;
            case NUMERIC -> number(value, asDecimal(type, true));
            case FLOAT -> number(value, asDecimal(type, false));
            case UUID -> value instanceof StringValue(String text) && asObject(type) ? CellMoments.uuid(text) : value;
            case ENUM -> EnumCells.value(value, type);
            default -> value;
        };
    }

    private static boolean asDecimal(SqlaType type, boolean otherwise) {
        return type instanceof NativeType given ? given.flag("asdecimal", otherwise) : otherwise;
    }

    private static boolean asObject(SqlaType type) {
        return type instanceof NativeType given && given.flag("as_uuid", given.type().name().equals("Uuid"));
    }

    private static Value number(Value value, boolean asDecimal) {
        return switch (value) {
            case DecimalValue(BigDecimal number) when !asDecimal -> new FloatValue(number.doubleValue());
            case FloatValue(double number) when asDecimal -> new DecimalValue(BigDecimal.valueOf(number));
            case IntValue number when asDecimal -> new DecimalValue(new BigDecimal(number.value()));
            case IntValue number -> new FloatValue(number.value().doubleValue());
            default -> value;
        };
    }
}
