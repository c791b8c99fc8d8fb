package dev.retort.python.library.type;

import java.math.BigDecimal;

/** A number that is neither {@code int} nor {@code float}, which {@code %d} and {@code %f} write all the same. */
public interface DecimalNumber {

    BigDecimal value();
}
