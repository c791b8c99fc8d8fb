package dev.retort.python.library.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

import dev.retort.python.library.type.Native;
import dev.retort.python.library.type.NumberParsing;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.FloatValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.Value;

/** The module {@code math}. */
public final class MathModule {

    private MathModule() {}

    public static ModuleValue module() {
        ModuleValue module = new ModuleValue("math").put("pi", new FloatValue(Math.PI)).put("e", new FloatValue(Math.E))
                .put("tau", new FloatValue(2 * Math.PI)).put("inf", new FloatValue(Double.POSITIVE_INFINITY))
                .put("nan", new FloatValue(Double.NaN));
        Map<String, DoubleUnaryOperator> plain = new TreeMap<>(Map.of("sin", Math::sin, "cos", Math::cos, "tan",
                Math::tan, "atan", Math::atan, "exp", Math::exp, "degrees", Math::toDegrees, "radians",
                Math::toRadians, "fabs", Math::abs, "cbrt", Math::cbrt, "tanh", Math::tanh));
        plain.putAll(Map.of("asin", Math::asin, "acos", Math::acos, "log2", x -> exactLog(x, 2), "log10", Math::log10,
                "log1p", Math::log1p, "expm1", Math::expm1, "sqrt", Math::sqrt, "sinh", Math::sinh, "cosh",
                Math::cosh));
        plain.forEach((name, function) -> module.put(name, Native.positional(name, 1, 1, (given, in) -> {
            double x = real(given.getFirst(), in);
            double y = function.applyAsDouble(x);
            if (Double.isNaN(y) && !Double.isNaN(x) || Double.isInfinite(y) && !Double.isInfinite(x)) {
                throw in.raise("ValueError", "math domain error");
            }
            return new FloatValue(y);
        })));
        rounding(module);
        whole(module);
        module.put("log", Native.positional("log", 1, 2, (given, in) -> {
            double x = real(given.getFirst(), in);
            if (x <= 0) {
                throw in.raise("ValueError", "math domain error");
            }
            return new FloatValue(given.size() == 1 ? Math.log(x) : Math.log(x) / Math.log(real(given.getLast(), in)));
        }));
        module.put("pow", Native.positional("pow", 2, 2,
                (given, in) -> new FloatValue(Math.pow(real(given.getFirst(), in), real(given.getLast(), in)))));
        module.put("atan2", Native.positional("atan2", 2, 2,
                (given, in) -> new FloatValue(Math.atan2(real(given.getFirst(), in), real(given.getLast(), in)))));
        module.put("fmod", Native.positional("fmod", 2, 2,
                (given, in) -> new FloatValue(real(given.getFirst(), in) % real(given.getLast(), in))));
        module.put("hypot", Native.positional("hypot", 2, 2,
                (given, in) -> new FloatValue(Math.hypot(real(given.getFirst(), in), real(given.getLast(), in)))));
        module.put("copysign", Native.positional("copysign", 2, 2,
                (given, in) -> new FloatValue(Math.copySign(real(given.getFirst(), in), real(given.getLast(), in)))));
        module.put("isclose", NativeFunction.of("isclose a b * rel_tol? abs_tol?", (given, in) -> {
            double a = real(given.orNone("a"), in);
            double b = real(given.orNone("b"), in);
            double relative = given.value("rel_tol").map(one -> real(one, in)).orElse(1e-9);
            double absolute = given.value("abs_tol").map(one -> real(one, in)).orElse(0.0);
            return BoolValue.of(a == b || Math.abs(a - b) <= Math.max(relative * Math.max(Math.abs(a), Math.abs(b)),
                    absolute));
        }));
        return module;
    }

    private static void rounding(ModuleValue module) {
        Map.of("floor", RoundingMode.FLOOR, "ceil", RoundingMode.CEILING, "trunc", RoundingMode.DOWN)
                .forEach((name, mode) -> module.put(name, Native.positional(name, 1, 1, (given, in) -> {
                    BigInteger number = Plain.whole(given.getFirst());
                    if (number != null) {
                        return new IntValue(number);
                    }
                    if (Plain.of(given.getFirst()) instanceof DecimalValue(BigDecimal decimal)) {
                        return new IntValue(decimal.setScale(0, mode).toBigInteger());
                    }
                    double real = real(given.getFirst(), in);
                    NumberParsing.truncated(real, in);
                    return new IntValue(new BigDecimal(real).setScale(0, mode).toBigInteger());
                })));
        module.put("isnan", Native.positional("isnan", 1, 1,
                (given, in) -> BoolValue.of(Double.isNaN(real(given.getFirst(), in)))));
        module.put("isinf", Native.positional("isinf", 1, 1,
                (given, in) -> BoolValue.of(Double.isInfinite(real(given.getFirst(), in)))));
        module.put("isfinite", Native.positional("isfinite", 1, 1,
                (given, in) -> BoolValue.of(Double.isFinite(real(given.getFirst(), in)))));
        module.put("fsum", Native.positional("fsum", 1, 1, (given, in) -> {
            BigDecimal total = BigDecimal.ZERO;
            for (Iterator<Value> values = in.iterator(given.getFirst()); values.hasNext();) {
                double one = real(values.next(), in);
                NumberParsing.truncated(one, in);
                total = total.add(new BigDecimal(one));
            }
            return new FloatValue(total.doubleValue());
        }));
    }

    private static void whole(ModuleValue module) {
        module.put("gcd", new dev.retort.python.value.NativeFunction("gcd", (arguments, in) -> new IntValue(
                arguments.positional().stream().map(one -> Plain.integer(one, in)).reduce(BigInteger.ZERO,
                        BigInteger::gcd))));
        module.put("lcm", new dev.retort.python.value.NativeFunction("lcm", (arguments, in) -> new IntValue(
                arguments.positional().stream().map(one -> Plain.integer(one, in)).reduce(BigInteger.ONE,
                        (a, b) -> a.signum() == 0 || b.signum() == 0
                                ? BigInteger.ZERO
                                : a.multiply(b).abs().divide(a.gcd(b))))));
        module.put("isqrt", Native.positional("isqrt", 1, 1, (given, in) -> {
            BigInteger number = Plain.integer(given.getFirst(), in);
            if (number.signum() < 0) {
                throw in.raise("ValueError", "isqrt() argument must be nonnegative");
            }
            return new IntValue(number.sqrt());
        }));
        module.put("factorial", Native.positional("factorial", 1, 1, (given, in) -> {
            int number = Plain.clamped(given.getFirst(), in);
            if (number < 0) {
                throw in.raise("ValueError", "factorial() not defined for negative values");
            }
            return product(1, number, in);
        }));
        module.put("comb", Native.positional("comb", 2, 2, (given, in) -> {
            int of = Plain.clamped(given.getFirst(), in);
            int some = Math.min(Plain.clamped(given.getLast(), in), of - Plain.clamped(given.getLast(), in));
            return some < 0 ? IntValue.of(0) : in.binary("//", product(of - some + 1, of, in), product(1, some, in));
        }));
        module.put("prod", NativeFunction.of("prod iterable * start?", (given, in) -> {
            Value total = given.value("start").orElse(IntValue.of(1));
            for (Iterator<Value> values = in.iterator(given.orNone("iterable")); values.hasNext();) {
                total = in.binary("*", total, values.next());
            }
            return total;
        }));
    }

    private static Value product(int from, int to, Interpreter in) {
        if (to > 20_000) {
            throw in.refuse("it computes a product of " + to + " numbers");
        }
        BigInteger made = BigInteger.ONE;
        for (int i = from; i <= to; i++) {
            made = made.multiply(BigInteger.valueOf(i));
        }
        return new IntValue(made);
    }

    /** The logarithm, exact for powers of the base. */
    private static double exactLog(double x, double base) {
        double found = Math.log(x) / Math.log(base);
        double rounded = Math.rint(found);
        return Math.pow(base, rounded) == x ? rounded : found;
    }

    static double real(Value value, Interpreter in) {
        Value made = NumberParsing.floating(Arguments.of(value).bind(
                dev.retort.python.value.Signature.of("float", "x"), in), in);
        return made instanceof FloatValue(double number) ? number : Double.NaN;
    }
}
