package dev.retort.alembic.connection;

import dev.retort.alembic.type.TypeFamily;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** Dates, times and UUIDs of rows as Python's. */
final class Moments {

    private Moments() {}

    static Value of(Object cell) {
        return new StringValue(cell.toString());
    }

    static Value parsed(String text, TypeFamily family) {
        return new StringValue(text);
    }

    static Value uuid(String text) {
        return new StringValue(text);
    }
}
