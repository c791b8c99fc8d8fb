package dev.retort.python.library.operator;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.type.NumberParsing;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.FloatValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;

/** Arithmetic of whole and floating-point numbers. */
public final class NumberOperators {

    /** The largest whole number made, in bits: some 300,000 digits. */
    private static final long MOST_BITS = 1L << 20;

    /** From how many bits on a number counts as memory, as texts do. */
    private static final int LARGE = 512;

    private NumberOperators() {}

    public static @Nullable Value binary(String operator, Value left, Value right, Interpreter in) {
        BigInteger one = Plain.whole(left);
        BigInteger other = Plain.whole(right);
        if (one != null && other != null) {
            if (left instanceof BoolValue && right instanceof BoolValue && "&|^".contains(operator)) {
                return BoolValue.of(bitwise(operator, one, other).signum() != 0);
            }
            return whole(operator, one, other, in);
        }
        boolean numbers = (one != null || left instanceof FloatValue) && (other != null || right instanceof FloatValue);
        return numbers ? real(operator, toDouble(left, one, in), toDouble(right, other, in), in) : null;
    }

    private static double toDouble(Value value, @Nullable BigInteger whole, Interpreter in) {
        return value instanceof FloatValue(double number)
                ? number
                : NumberParsing.toDouble(whole == null ? BigInteger.ZERO : whole, in);
    }

    private static @Nullable Value whole(String operator, BigInteger left, BigInteger right, Interpreter in) {
        Value result = computed(operator, left, right, in);
        if (result instanceof IntValue(BigInteger number) && number.bitLength() > LARGE) {
            in.allocate(number.bitLength() / Character.SIZE);
        }
        return result;
    }

    private static @Nullable Value computed(String operator, BigInteger left, BigInteger right, Interpreter in) {
        return switch (operator) {
            case "+" -> new IntValue(left.add(right));
            case "-" -> new IntValue(left.subtract(right));
            case "*" -> {
                limit((long) left.bitLength() + right.bitLength(), in);
                yield new IntValue(left.multiply(right));
            }
            case "/" -> divided(left, right, in);
            case "//" -> new IntValue(floor(left, right, in)[0]);
            case "%" -> new IntValue(floor(left, right, in)[1]);
            case "**" -> power(left, right, in);
            case "&", "|", "^" -> new IntValue(bitwise(operator, left, right));
            case "<<", ">>" -> new IntValue(shifted(operator, left, right, in));
            default -> null;
        };
    }

    private static BigInteger bitwise(String operator, BigInteger left, BigInteger right) {
        return switch (operator) {
            case "&" -> left.and(right);
            case "|" -> left.or(right);
            default -> left.xor(right);
        };
    }

    private static void limit(long bits, Interpreter in) {
        if (bits > MOST_BITS) {
            throw in.refuse("it makes a number of " + bits + " bits, which is more than Retort computes");
        }
    }

    private static Value divided(BigInteger left, BigInteger right, Interpreter in) {
        if (right.signum() == 0) {
            throw in.raise("ZeroDivisionError", "division by zero");
        }
        // Forty digits are enough for the double next to the quotient, exact quotients included.
        double result = new BigDecimal(left).divide(new BigDecimal(right), new MathContext(60, RoundingMode.HALF_EVEN))
                .doubleValue();
        if (Double.isInfinite(result)) {
            throw in.raise("OverflowError", "integer division result too large for a float");
        }
        return new FloatValue(result);
    }

    /** Quotient and remainder, the remainder with the divisor's sign. */
    public static BigInteger[] floor(BigInteger left, BigInteger right, Interpreter in) {
        if (right.signum() == 0) {
            throw in.raise("ZeroDivisionError", "integer division or modulo by zero");
        }
        BigInteger[] parts = left.divideAndRemainder(right);
        if (parts[1].signum() != 0 && parts[1].signum() != right.signum()) {
            return new BigInteger[]{parts[0].subtract(BigInteger.ONE), parts[1].add(right)};
        }
        return parts;
    }

    static Value power(BigInteger base, BigInteger exponent, Interpreter in) {
        if (exponent.signum() < 0) {
            if (base.signum() == 0) {
                throw in.raise("ZeroDivisionError", "0.0 cannot be raised to a negative power");
            }
            return new FloatValue(Math.pow(NumberParsing.toDouble(base, in), NumberParsing.toDouble(exponent, in)));
        }
        if (base.abs().bitLength() > 1) {
            limit(exponent.bitLength() > 40 ? Long.MAX_VALUE : base.bitLength() * exponent.longValue(), in);
            return new IntValue(base.pow(exponent.intValueExact()));
        }
        boolean even = !exponent.testBit(0);
        return new IntValue(exponent.signum() == 0 ? BigInteger.ONE : even ? base.abs() : base);
    }

    private static BigInteger shifted(String operator, BigInteger left, BigInteger right, Interpreter in) {
        if (right.signum() < 0) {
            throw in.raise("ValueError", "negative shift count");
        }
        if (operator.equals(">>")) {
            return left.shiftRight(Plain.clamped(right));
        }
        if (left.signum() == 0) {
            return left;
        }
        limit(right.bitLength() > 40 ? Long.MAX_VALUE : left.bitLength() + right.longValue(), in);
        return left.shiftLeft(right.intValueExact());
    }

    private static @Nullable Value real(String operator, double left, double right, Interpreter in) {
        return switch (operator) {
            case "+" -> new FloatValue(left + right);
            case "-" -> new FloatValue(left - right);
            case "*" -> new FloatValue(left * right);
            case "/" -> {
                if (right == 0) {
                    throw in.raise("ZeroDivisionError", "float division by zero");
                }
                yield new FloatValue(left / right);
            }
            case "//" -> new FloatValue(floor(left, right, in)[0]);
            case "%" -> new FloatValue(floor(left, right, in)[1]);
            case "**" -> power(left, right, in);
            default -> null;
        };
    }

    /** Floor and remainder as CPython's {@code float_divmod} has them. */
    static double[] floor(double left, double right, Interpreter in) {
        if (right == 0) {
            throw in.raise("ZeroDivisionError", "float floor division by zero");
        }
        double rest = left % right;
        double quotient = (left - rest) / right;
        if (rest != 0) {
            if (right < 0 != rest < 0) {
                rest += right;
                quotient -= 1;
            }
        } else {
            rest = Math.copySign(0.0, right);
        }
        if (quotient == 0) {
            return new double[]{Math.copySign(0.0, left / right), rest};
        }
        double whole = Math.floor(quotient);
        return new double[]{quotient - whole > 0.5 ? whole + 1 : whole, rest};
    }

    private static Value power(double base, double exponent, Interpreter in) {
        if (base == 0 && exponent < 0) {
            throw in.raise("ZeroDivisionError", "0.0 cannot be raised to a negative power");
        }
        boolean finite = !Double.isInfinite(base) && !Double.isInfinite(exponent);
        if (base < 0 && finite && exponent != Math.rint(exponent)) {
            throw in.refuse("it computes a complex number");
        }
        double result = base == 1 ? 1 : Math.pow(base, exponent);
        if (Double.isInfinite(result) && finite) {
            throw in.raise("OverflowError", "(34, 'Numerical result out of range')");
        }
        return new FloatValue(result);
    }

    static @Nullable Value unary(String operator, Value value) {
        BigInteger whole = Plain.whole(value);
        if (whole != null) {
            return switch (operator) {
                case "-" -> new IntValue(whole.negate());
                case "+" -> new IntValue(whole);
                case "~" -> new IntValue(whole.not());
                default -> null;
            };
        }
        if (value instanceof FloatValue(double number)) {
            return operator.equals("-") ? new FloatValue(-number) : operator.equals("+") ? value : null;
        }
        return null;
    }

    /** Whether two numbers are equal, whole and floating ones by their exact value; null where one is no number. */
    static @Nullable Boolean equal(Value left, Value right) {
        Integer order = compare(left, right);
        if (order == null) {
            boolean numbers = isNumber(left) && isNumber(right);
            return numbers ? Boolean.FALSE : null;
        }
        return order == 0;
    }

    public static boolean isNumber(Value value) {
        return value instanceof IntValue || value instanceof BoolValue || value instanceof FloatValue;
    }

    /** Which is larger; null where one is no number, or not one that has an order (nan). */
    static @Nullable Integer compare(Value left, Value right) {
        BigInteger one = Plain.whole(left);
        BigInteger other = Plain.whole(right);
        if (one != null && other != null) {
            return one.compareTo(other);
        }
        if (!isNumber(left) || !isNumber(right)) {
            return null;
        }
        double first = left instanceof FloatValue(double number) ? number : 0;
        double second = right instanceof FloatValue(double number) ? number : 0;
        if (Double.isNaN(first) || Double.isNaN(second)) {
            return null;
        }
        if (one == null && other == null) {
            return first < second ? -1 : first > second ? 1 : 0;
        }
        if (Double.isInfinite(first) || Double.isInfinite(second)) {
            return one == null ? (first > 0 ? 1 : -1) : second > 0 ? -1 : 1;
        }
        BigDecimal a = one == null ? new BigDecimal(first) : new BigDecimal(one);
        BigDecimal b = other == null ? new BigDecimal(second) : new BigDecimal(other);
        return a.compareTo(b);
    }
}
