package dev.retort.python.library.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.characters.StringText;
import dev.retort.python.library.format.FormatSpec;
import dev.retort.python.library.operator.Ordering;
import dev.retort.python.library.type.DecimalNumber;
import dev.retort.python.library.type.ExceptionTypes;
import dev.retort.python.library.type.Methods;
import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.NumberParsing;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.FloatValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Signature;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** A {@code decimal.Decimal} in the default context (28 digits, halves to even); never infinite and always a number. */
public record DecimalValue(BigDecimal value) implements HostValue, DecimalNumber {

    static final ClassValue TYPE = Native.type("Decimal", "decimal", List.of(), Map.of(), DecimalValue::construct);
    private static final MathContext CONTEXT = new MathContext(28, RoundingMode.HALF_EVEN);
    private static final int LARGEST = 10_000;
    private static final Methods<BigDecimal> METHODS = new Methods<>(DecimalValue::self)
            .add("quantize exp rounding?", (number, given, in) -> new DecimalValue(number.setScale(
                    self(given.orNone("exp"), in).scale(), rounding(given, in))))
            .add("normalize", (number, given, in) -> new DecimalValue(number.round(CONTEXT).stripTrailingZeros()))
            .add("to_integral_value rounding?",
                    (number, given, in) -> new DecimalValue(number.setScale(0, rounding(given, in))))
            .add("is_zero", (number, given, in) -> BoolValue.of(number.signum() == 0))
            .add("is_signed", (number, given, in) -> BoolValue.of(number.signum() < 0))
            .add("is_nan", (number, given, in) -> BoolValue.FALSE)
            .add("is_infinite", (number, given, in) -> BoolValue.FALSE)
            .add("is_finite", (number, given, in) -> BoolValue.TRUE)
            .add("copy_abs", (number, given, in) -> new DecimalValue(number.abs()))
            .add("sqrt", (number, given, in) -> root(number, in))
            .add("adjusted", (number, given, in) -> IntValue.of(number.precision() - number.scale() - 1L))
            .add("as_tuple", (number, given, in) -> new TupleValue(List.of(IntValue.of(number.signum() < 0 ? 1 : 0),
                    new TupleValue(number.unscaledValue().abs().toString().chars()
                            .mapToObj(c -> (Value) IntValue.of(c - '0')).toList()),
                    IntValue.of(-number.scale()))))
            .add("__abs__", (number, given, in) -> new DecimalValue(number.abs()))
            .add("__int__", (number, given, in) -> new IntValue(number.toBigInteger()))
            .add("__float__", (number, given, in) -> new FloatValue(number.doubleValue()))
            .add("__round__ ndigits?", (number, given, in) -> given.value("ndigits").isPresent()
                    ? new DecimalValue(number.setScale(Plain.clamped(given.value("ndigits").get(), in),
                            RoundingMode.HALF_EVEN))
                    : new IntValue(number.setScale(0, RoundingMode.HALF_EVEN).toBigInteger()));

    private static Value construct(ClassValue of, Arguments arguments, Interpreter in) {
        Value given = arguments.bind(Signature.of("Decimal", "value?", "context?"), in).get("value");
        return given == null ? new DecimalValue(BigDecimal.ZERO) : new DecimalValue(read(Plain.of(given), in));
    }

    private static BigDecimal read(Value value, Interpreter in) {
        if (value instanceof DecimalValue(BigDecimal number)) {
            return number;
        }
        if (value instanceof FloatValue(double number)) {
            NumberParsing.truncated(number, in);
            return new BigDecimal(number);
        }
        if (value instanceof StringValue(String text)) {
            return parsed(text, in);
        }
        return new BigDecimal(Plain.integer(value, in));
    }

    private static BigDecimal parsed(String text, Interpreter in) {
        String stripped = StringText.strip(text, null).replace("_", "");
        if (stripped.toLowerCase(java.util.Locale.ROOT).matches("[+-]?(s?nan\\d*|inf(inity)?)")) {
            throw in.refuse("it makes a Decimal that is no number: " + stripped);
        }
        try {
            if (stripped.length() > LARGEST) {
                throw in.refuse("it makes a Decimal of " + stripped.length() + " digits");
            }
            return checked(new BigDecimal(stripped), in);
        } catch (NumberFormatException notANumber) {
            throw ExceptionTypes.raise(DecimalModule.INVALID, "[<class 'decimal.ConversionSyntax'>]", in);
        }
    }

    private static BigDecimal checked(BigDecimal number, Interpreter in) {
        if (Math.abs((long) number.scale()) > LARGEST) {
            throw in.refuse("it makes a Decimal with the exponent " + -number.scale());
        }
        return number;
    }

    private static BigDecimal self(Value value, Interpreter in) {
        return read(Plain.of(value), in);
    }

    private static RoundingMode rounding(BoundArguments given, Interpreter in) {
        return switch (given.string("rounding").orElse("ROUND_HALF_EVEN")) {
            case "ROUND_HALF_EVEN" -> RoundingMode.HALF_EVEN;
            case "ROUND_HALF_UP" -> RoundingMode.HALF_UP;
            case "ROUND_HALF_DOWN" -> RoundingMode.HALF_DOWN;
            case "ROUND_UP" -> RoundingMode.UP;
            case "ROUND_DOWN" -> RoundingMode.DOWN;
            case "ROUND_FLOOR" -> RoundingMode.FLOOR;
            case "ROUND_CEILING" -> RoundingMode.CEILING;
            default -> throw in.raise("TypeError", "invalid rounding");
        };
    }

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return METHODS.bound(value, name);
    }

    @Override
    public @Nullable Value binary(String operator, Value other, boolean reflected, Interpreter in) {
        Value plain = Plain.of(other);
        boolean comparison = "== != < <= > >=".contains(operator);
        boolean known = plain instanceof DecimalValue || Plain.whole(plain) != null
                || comparison && plain instanceof FloatValue(double number) && Double.isFinite(number);
        if (!known) {
            return null;
        }
        BigDecimal one = read(plain, in);
        BigDecimal left = reflected ? one : value;
        BigDecimal right = reflected ? value : one;
        return comparison ? Ordering.compared(operator, left.compareTo(right)) : arithmetic(operator, left, right, in);
    }

    private static @Nullable Value arithmetic(String operator, BigDecimal left, BigDecimal right, Interpreter in) {
        if (right.signum() == 0 && "//%".contains(operator)) {
            throw ExceptionTypes.raise(DecimalModule.DIVISION_BY_ZERO, "[<class 'decimal.DivisionByZero'>]", in);
        }
        BigDecimal made = switch (operator) {
            case "+" -> left.add(right);
            case "-" -> left.subtract(right);
            case "*" -> left.multiply(right);
            case "/" -> divided(left, right);
            case "//" -> left.divideToIntegralValue(right).setScale(0, RoundingMode.DOWN);
            case "%" -> left.remainder(right);
            case "**" -> {
                boolean whole = right.stripTrailingZeros().scale() <= 0 && right.abs().compareTo(BigDecimal.valueOf(
                        LARGEST)) < 0;
                if (!whole) {
                    throw in.refuse("it raises a Decimal to the power " + right);
                }
                yield right.signum() < 0
                        ? BigDecimal.ONE.divide(left.pow(-right.intValueExact(), CONTEXT), CONTEXT)
                        : left.pow(right.intValueExact(), CONTEXT);
            }
            default -> null;
        };
        return made == null ? null : new DecimalValue(checked(made.round(CONTEXT), in));
    }

    /** An exact quotient keeps the scale nearest to the ideal one, as the decimal specification has it. */
    private static BigDecimal divided(BigDecimal left, BigDecimal right) {
        int ideal = left.scale() - right.scale();
        BigDecimal quotient = left.divide(right, CONTEXT);
        BigDecimal stripped = quotient.stripTrailingZeros();
        boolean exact = stripped.multiply(right).compareTo(left) == 0;
        return exact && stripped.scale() < ideal ? stripped.setScale(ideal) : exact ? stripped : quotient;
    }

    @Override
    public @Nullable Value unary(String operator, Interpreter in) {
        return switch (operator) {
            case "-" -> new DecimalValue(value.negate().round(CONTEXT));
            case "+" -> new DecimalValue(value.round(CONTEXT));
            default -> null;
        };
    }

    @Override
    public boolean truth(Interpreter in) {
        return value.signum() != 0;
    }

    @Override
    public String format(String spec, Interpreter in) {
        FormatSpec parsed = FormatSpec.parse(spec, in);
        boolean plain = parsed.type() == ' ' && parsed.precision() < 0 || "fF%".indexOf(parsed.type()) >= 0
                && parsed.precision() < 0;
        if (!plain) {
            return parsed.decimal(value, value.signum() < 0, in);
        }
        int digits = Math.max(0, value.scale() - (parsed.type() == '%' ? 2 : 0));
        return new FormatSpec(parsed.fill(), parsed.align(), parsed.sign(), false, parsed.alternate(), parsed.zero(),
                parsed.width(), parsed.grouping(), digits, parsed.type() == ' ' ? 'f' : parsed.type())
                .decimal(value, value.signum() < 0, in);
    }

    @Override
    public String text(Interpreter in) {
        BigInteger digits = value.unscaledValue();
        int exponent = -value.scale();
        int adjusted = value.precision() + exponent - 1;
        if (exponent <= 0 && adjusted >= -6) {
            return value.toPlainString();
        }
        String plain = digits.abs().toString();
        return (digits.signum() < 0 ? "-" : "") + plain.charAt(0) + (plain.length() > 1 ? "." + plain.substring(1) : "")
                + "E" + (adjusted < 0 ? "" : "+") + adjusted;
    }

    @Override
    public String repr(Interpreter in) {
        return "Decimal('" + text(in) + "')";
    }

    private static DecimalValue root(BigDecimal number, Interpreter in) {
        if (number.signum() < 0) {
            throw ExceptionTypes.raise(DecimalModule.INVALID, "[<class 'decimal.InvalidOperation'>]", in);
        }
        return new DecimalValue(number.sqrt(CONTEXT));
    }
}
