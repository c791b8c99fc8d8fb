package dev.retort.python.library;

import java.math.BigDecimal;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;

/** A {@code decimal.Decimal}; never infinite and always a number. */
public record DecimalValue(BigDecimal value) implements HostValue {

    static final ClassValue TYPE = Native.open("Decimal", "decimal");

    @Override
    public ClassValue type() {
        return TYPE;
    }
}
