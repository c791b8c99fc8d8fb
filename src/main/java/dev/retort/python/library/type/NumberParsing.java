package dev.retort.python.library.type;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.retort.python.library.characters.StringText;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.BytesValue;
import dev.retort.python.value.FloatValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** {@code int(x)} and {@code float(x)}. */
public final class NumberParsing {

    private static final Pattern FLOAT = Pattern.compile("[+-]?(\\d+(_\\d+)*\\.?(\\d+(_\\d+)*)?|\\.\\d+(_\\d+)*)"
            + "([eE][+-]?\\d+(_\\d+)*)?");
    private static final Pattern SPECIAL = Pattern.compile("(?i)[+-]?(inf|infinity|nan)");
    /** CPython's limit on digits between text and whole numbers. */
    public static final int MOST_DIGITS = 4300;

    private NumberParsing() {}

    static Value integer(BoundArguments given, Interpreter in) {
        Value value = given.get("x");
        if (value == null) {
            return IntValue.of(0);
        }
        Value plain = Plain.of(value);
        int base = given.integer("base").map(Plain::clamped).orElse(10);
        if (plain instanceof StringValue(String text)) {
            return new IntValue(parse(text, base, in.repr(plain), in));
        }
        if (plain instanceof BytesValue(byte[] bytes)) {
            return new IntValue(parse(Conversions.latin(bytes), base, in.repr(plain), in));
        }
        if (given.has("base")) {
            throw in.raise("TypeError", "int() can't convert non-string with explicit base");
        }
        BigInteger whole = Plain.whole(plain);
        if (whole != null) {
            return new IntValue(whole);
        }
        if (plain instanceof FloatValue(double number)) {
            return new IntValue(truncated(number, in));
        }
        for (String name : new String[]{"__int__", "__index__", "__trunc__"}) {
            Value method = in.attributeOrNull(value, name);
            if (method != null) {
                return in.call(method, Arguments.NONE);
            }
        }
        throw in.raise("TypeError", "int() argument must be a string, a bytes-like object or a real number, not '"
                + Plain.typeName(value, in) + "'");
    }

    public static BigInteger truncated(double number, Interpreter in) {
        if (Double.isNaN(number)) {
            throw in.raise("ValueError", "cannot convert float NaN to integer");
        }
        if (Double.isInfinite(number)) {
            throw in.raise("OverflowError", "cannot convert float infinity to integer");
        }
        return new BigDecimal(number).toBigInteger();
    }

    private static BigInteger parse(String text, int base, String shown, Interpreter in) {
        if (base != 0 && (base < 2 || base > 36)) {
            throw in.raise("ValueError", "int() base must be >= 2 and <= 36, or 0");
        }
        String digits = StringText.strip(text, null);
        boolean negative = digits.startsWith("-");
        if (negative || digits.startsWith("+")) {
            digits = digits.substring(1);
        }
        int radix = base;
        String lower = digits.toLowerCase(Locale.ROOT);
        int prefixed = lower.startsWith("0x") ? 16 : lower.startsWith("0o") ? 8 : lower.startsWith("0b") ? 2 : 0;
        if (prefixed != 0 && (base == 0 || base == prefixed)) {
            digits = digits.substring(2);
            digits = digits.startsWith("_") ? digits.substring(1) : digits;
            radix = prefixed;
        } else if (base == 0) {
            radix = 10;
        }
        boolean underscores = digits.startsWith("_") || digits.endsWith("_") || digits.contains("__");
        String bare = digits.replace("_", "");
        boolean leading = base == 0 && prefixed == 0 && bare.length() > 1 && bare.startsWith("0")
                && !bare.chars().allMatch(c -> c == '0');
        int wanted = radix;
        if (bare.isEmpty() || underscores || leading
                || !bare.chars().allMatch(c -> Character.digit(c, wanted) >= 0)) {
            throw in.raise("ValueError", "invalid literal for int() with base " + base + ": " + shown);
        }
        if (bare.length() > MOST_DIGITS && Integer.bitCount(radix) != 1) {
            throw in.raise("ValueError", "Exceeds the limit (4300 digits) for integer string conversion: value has "
                    + bare.length() + " digits; use sys.set_int_max_str_digits() to increase the limit");
        }
        BigInteger number = new BigInteger(bare, radix);
        return negative ? number.negate() : number;
    }

    public static Value floating(BoundArguments given, Interpreter in) {
        Value value = given.get("x");
        if (value == null) {
            return new FloatValue(0);
        }
        Value plain = Plain.of(value);
        if (plain instanceof FloatValue) {
            return plain;
        }
        if (plain instanceof StringValue(String text)) {
            return new FloatValue(parse(text, in));
        }
        BigInteger whole = Plain.whole(plain);
        if (whole != null) {
            return new FloatValue(toDouble(whole, in));
        }
        Value method = in.attributeOrNull(value, "__float__");
        if (method != null) {
            return in.call(method, Arguments.NONE);
        }
        throw in.raise("TypeError", "float() argument must be a string or a real number, not '"
                + Plain.typeName(value, in) + "'");
    }

    public static double toDouble(BigInteger number, Interpreter in) {
        double result = number.doubleValue();
        if (Double.isInfinite(result)) {
            throw in.raise("OverflowError", "int too large to convert to float");
        }
        return result;
    }

    private static double parse(String text, Interpreter in) {
        String stripped = StringText.strip(text, null);
        if (SPECIAL.matcher(stripped).matches()) {
            String lower = stripped.toLowerCase(Locale.ROOT);
            double size = lower.endsWith("nan") ? Double.NaN : Double.POSITIVE_INFINITY;
            return lower.startsWith("-") ? -size : size;
        }
        if (!FLOAT.matcher(stripped).matches()) {
            throw in.raise("ValueError", "could not convert string to float: " + in.repr(new StringValue(text)));
        }
        return Double.parseDouble(stripped.replace("_", ""));
    }
}
