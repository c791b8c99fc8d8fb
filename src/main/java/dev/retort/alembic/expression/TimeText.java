package dev.retort.alembic.expression;

import dev.retort.alembic.type.SqlaType;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.Refusal;
import dev.retort.sql.DialectName;

/** Dates, times, decimals and UUIDs as SQL literals. */
final class TimeText {

    private TimeText() {}

    static String of(HostValue value, SqlaType type, DialectName dialect) {
        throw new Refusal("A value of type " + value.type().name() + " cannot be written into a statement.", null);
    }
}
