package dev.retort.alembic.expression;

import dev.retort.alembic.type.SqlaType;
import dev.retort.python.library.number.DecimalValue;
import dev.retort.python.library.time.DateTimeValue;
import dev.retort.python.library.time.DateValue;
import dev.retort.python.library.time.TimeDeltaValue;
import dev.retort.python.library.time.TimeValue;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.BytesValue;
import dev.retort.python.value.FloatValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** The type a value has by itself: SQLAlchemy's {@code _type_map}. */
final class ValueTypes {

    private ValueTypes() {}

    static SqlaType of(Value value) {
        return switch (value) {
            case StringValue _ -> Types.STRING;
            case BoolValue _ -> Types.BOOLEAN;
            case IntValue _ -> Types.INTEGER;
            case FloatValue _ -> Types.FLOAT;
            case BytesValue _ -> Types.BINARY;
            case DecimalValue _ -> Types.NUMERIC;
            case DateTimeValue _ -> Types.DATETIME;
            case DateValue _ -> Types.DATE;
            case TimeValue _ -> Types.TIME;
            case TimeDeltaValue _ -> Types.INTERVAL;
            default -> Types.NULL;
        };
    }
}
