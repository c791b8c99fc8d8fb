package dev.retort.python.library.time;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.operator.NumberOperators;
import dev.retort.python.library.operator.Ordering;
import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.NumberParsing;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.FloatValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.Signature;
import dev.retort.python.value.Value;

/** A {@code datetime.timedelta}: whole microseconds. */
public record TimeDeltaValue(Duration value) implements HostValue {

    private static final BigInteger DAY = BigInteger.valueOf(86_400_000_000L);
    private static final BigInteger MOST = DAY.multiply(BigInteger.valueOf(1_000_000_000L));
    private static final Map<String, BigInteger> UNITS = units();

    static final ClassValue TYPE = Native.type("timedelta", "datetime", List.of(), Map.of(
            "min", new TimeDeltaValue(Duration.ofDays(-999_999_999)),
            "max", new TimeDeltaValue(Duration.ofDays(1_000_000_000).minusNanos(1000)),
            "resolution", new TimeDeltaValue(Duration.ofNanos(1000))), TimeDeltaValue::construct);

    private static Map<String, BigInteger> units() {
        Map<String, BigInteger> units = new LinkedHashMap<>();
        units.put("days", DAY);
        units.put("seconds", BigInteger.valueOf(1_000_000));
        units.put("microseconds", BigInteger.ONE);
        units.put("milliseconds", BigInteger.valueOf(1000));
        units.put("minutes", BigInteger.valueOf(60_000_000));
        units.put("hours", BigInteger.valueOf(3_600_000_000L));
        units.put("weeks", DAY.multiply(BigInteger.valueOf(7)));
        return units;
    }

    private static Value construct(ClassValue of, Arguments arguments, Interpreter in) {
        BoundArguments given = arguments.bind(Signature.of("timedelta",
                UNITS.keySet().stream().map(name -> name + "?").toArray(String[]::new)), in);
        BigDecimal total = BigDecimal.ZERO;
        for (Map.Entry<String, BigInteger> unit : UNITS.entrySet()) {
            Value part = given.get(unit.getKey());
            if (part != null) {
                total = total.add(number(part, in).multiply(new BigDecimal(unit.getValue())));
            }
        }
        return ofMicros(total.setScale(0, RoundingMode.HALF_EVEN).toBigInteger(), in);
    }

    private static BigDecimal number(Value value, Interpreter in) {
        if (Plain.of(value) instanceof FloatValue(double number)) {
            NumberParsing.truncated(number, in);
            return new BigDecimal(number);
        }
        BigInteger whole = Plain.whole(value);
        if (whole == null) {
            throw in.raise("TypeError", "unsupported type for timedelta component: " + Plain.typeName(value, in));
        }
        return new BigDecimal(whole);
    }

    static TimeDeltaValue ofMicros(BigInteger micros, Interpreter in) {
        if (micros.abs().compareTo(MOST) >= 0) {
            throw in.raise("OverflowError", "days=" + micros.divide(DAY) + "; must have magnitude <= 999999999");
        }
        BigInteger[] parts = micros.divideAndRemainder(BigInteger.valueOf(1_000_000));
        return new TimeDeltaValue(Duration.ofSeconds(parts[0].longValue(), parts[1].longValue() * 1000));
    }

    BigInteger micros() {
        return BigInteger.valueOf(value.getSeconds()).multiply(BigInteger.valueOf(1_000_000))
                .add(BigInteger.valueOf(value.getNano() / 1000));
    }

    private long days() {
        return Math.floorDiv(value.getSeconds(), 86_400L);
    }

    private long seconds() {
        return Math.floorMod(value.getSeconds(), 86_400L);
    }

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "days" -> IntValue.of(days());
            case "seconds" -> IntValue.of(seconds());
            case "microseconds" -> IntValue.of(value.getNano() / 1000);
            case "total_seconds" -> new NativeFunction(name,
                    (arguments, now) -> new FloatValue(new BigDecimal(micros()).movePointLeft(6).doubleValue()));
            case "__abs__" -> new NativeFunction(name, (arguments, now) -> new TimeDeltaValue(value.abs()));
            default -> null;
        };
    }

    @Override
    public @Nullable Value binary(String operator, Value other, boolean reflected, Interpreter in) {
        Value plain = Plain.of(other);
        if (plain instanceof TimeDeltaValue delta) {
            TimeDeltaValue left = reflected ? delta : this;
            return left.with(operator, reflected ? this : delta, in);
        }
        boolean number = NumberOperators.isNumber(plain);
        if (!number || reflected && !operator.equals("*")) {
            return null;
        }
        BigDecimal micros = new BigDecimal(micros());
        BigDecimal by = number(plain, in);
        return switch (operator) {
            case "*" -> ofMicros(micros.multiply(by).setScale(0, RoundingMode.HALF_EVEN).toBigInteger(), in);
            case "/" -> ofMicros(divided(micros, by, RoundingMode.HALF_EVEN, in), in);
            case "//" -> plain instanceof FloatValue ? null : ofMicros(divided(micros, by, RoundingMode.FLOOR, in), in);
            default -> null;
        };
    }

    private static BigInteger divided(BigDecimal micros, BigDecimal by, RoundingMode rounding, Interpreter in) {
        if (by.signum() == 0) {
            throw in.raise("ZeroDivisionError", "integer division or modulo by zero");
        }
        return micros.divide(by, 0, rounding).toBigInteger();
    }

    private @Nullable Value with(String operator, TimeDeltaValue other, Interpreter in) {
        BigInteger left = micros();
        BigInteger right = other.micros();
        return switch (operator) {
            case "+" -> ofMicros(left.add(right), in);
            case "-" -> ofMicros(left.subtract(right), in);
            case "//" -> new IntValue(NumberOperators.floor(left, right, in)[0]);
            case "%" -> ofMicros(NumberOperators.floor(left, right, in)[1], in);
            case "/" -> NumberOperators.binary("/", new IntValue(left), new IntValue(right), in);
            default -> Ordering.compared(operator, left.compareTo(right));
        };
    }

    @Override
    public @Nullable Value unary(String operator, Interpreter in) {
        return switch (operator) {
            case "-" -> new TimeDeltaValue(value.negated());
            case "+" -> this;
            default -> null;
        };
    }

    @Override
    public boolean truth(Interpreter in) {
        return !value.isZero();
    }

    @Override
    public String text(Interpreter in) {
        long seconds = seconds();
        String time = seconds / 3600 + String.format(":%02d:%02d", seconds / 60 % 60, seconds % 60)
                + Moments.fraction(value.getNano());
        long days = days();
        return days == 0 ? time : days + (Math.abs(days) == 1 ? " day, " : " days, ") + time;
    }

    @Override
    public String repr(Interpreter in) {
        StringBuilder parts = new StringBuilder();
        append(parts, "days", days());
        append(parts, "seconds", seconds());
        append(parts, "microseconds", value.getNano() / 1000);
        return "datetime.timedelta(" + (parts.isEmpty() ? "0" : parts) + ")";
    }

    private static void append(StringBuilder parts, String name, long number) {
        if (number != 0) {
            parts.append(parts.isEmpty() ? "" : ", ").append(name).append('=').append(number);
        }
    }
}
