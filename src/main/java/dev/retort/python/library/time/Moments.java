package dev.retort.python.library.time;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

import dev.retort.python.library.type.Plain;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.Interpreter;

/** What dates, times and moments share. */
public final class Moments {

    private Moments() {}

    /** The clock's moment, to microseconds as Python keeps them; says that it was asked. */
    public static Instant now(String call, Interpreter in) {
        in.momentary(call);
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    static int part(BoundArguments given, String name, int otherwise) {
        return given.integer(name).map(Plain::clamped).orElse(otherwise);
    }

    /** Makes a value of java.time's; where that refuses, so does Python. */
    static <T> T made(Supplier<T> maker, Interpreter in) {
        try {
            return maker.get();
        } catch (DateTimeException | ArithmeticException outOfRange) {
            throw in.raise("ValueError", String.valueOf(outOfRange.getMessage()));
        }
    }

    static void checkYear(int year, Interpreter in) {
        if (year < 1 || year > 9999) {
            throw in.raise("ValueError", "year " + year + " is out of range");
        }
    }

    static int micros(int nanos) {
        return nanos / 1000;
    }

    static String fraction(int nanos) {
        return nanos == 0 ? "" : String.format(".%06d", nanos / 1000);
    }

    public static BigInteger big(long number) {
        return BigInteger.valueOf(number);
    }
}
