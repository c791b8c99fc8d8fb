package dev.retort.python.library.format;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.retort.python.library.characters.Characters;
import dev.retort.python.library.characters.Growth;
import dev.retort.python.library.type.DecimalNumber;
import dev.retort.python.library.type.NumberParsing;
import dev.retort.python.library.type.Plain;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.FloatValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** {@code text % values}, after the library reference's "printf-style String Formatting". */
public final class PercentFormat {

    private static final Pattern FIELD = Pattern.compile("(?s)%(?:\\(([^)]*)\\))?([#0\\- +]*)(\\*|\\d+)?"
            + "(?:\\.(\\*|\\d*))?[hlL]?(.)?");

    private final String text;
    private final Value argument;
    private final List<Value> values;
    private final Interpreter in;
    private int next;
    private boolean byName;

    public PercentFormat(String text, Value argument, Interpreter in) {
        this.text = text;
        this.argument = argument;
        this.values = Plain.of(argument) instanceof TupleValue(List<Value> items) ? items : List.of(argument);
        this.in = in;
    }

    public String result() {
        StringBuilder out = new StringBuilder();
        Matcher field = FIELD.matcher(text);
        int counted = 0;
        int at = 0;
        for (int mark = text.indexOf('%'); mark >= 0; mark = text.indexOf('%', at)) {
            out.append(text, at, mark);
            if (!field.find(mark) || field.group(5) == null) {
                throw in.raise("ValueError", "incomplete format");
            }
            out.append(field(field));
            counted = Growth.count(out, counted, in);
            at = field.end();
        }
        boolean mapping = byName || !(Plain.of(argument) instanceof TupleValue)
                && (Plain.of(argument) instanceof DictValue
                        || Plain.of(argument) instanceof dev.retort.python.value.ListValue);
        if (!mapping && next < values.size()) {
            throw in.raise("TypeError", "not all arguments converted during string formatting");
        }
        return out.append(text, at, text.length()).toString();
    }

    private String field(Matcher field) {
        String flags = field.group(2);
        boolean left = flags.contains("-");
        int width = size(field.group(3), 0);
        if (width < 0) {
            left = true;
            width = -width;
        }
        int precision = field.group(4) == null ? -1 : field.group(4).isEmpty() ? 0 : size(field.group(4), 0);
        char type = field.group(5).charAt(0);
        if (type == '%') {
            return "%";
        }
        Value value = value(field.group(1));
        char sign = flags.contains("+") ? '+' : flags.contains(" ") ? ' ' : '-';
        boolean alternate = flags.contains("#");
        boolean zero = flags.contains("0") && !left;
        return switch (type) {
            case 's', 'r', 'a' -> padded(cut(Plain.text(FormatString.converted(value, type, in), in), precision),
                    width, left);
            case 'c' -> padded(character(value), width, left);
            case 'd', 'i', 'u', 'x', 'X', 'o' -> {
                BigInteger number = whole(value, type);
                char letter = type == 'i' || type == 'u' ? 'd' : type;
                String digits = new FormatSpec(" ", '=', '-', false, false, false, precision, ' ', -1, letter)
                        .integer(number.abs(), in).replace(' ', '0');
                String prefix = !alternate ? "" : type == 'o' ? "0o" : letter == 'd' ? "" : "0" + type;
                yield number(signOf(number.signum() < 0, sign) + prefix, digits, width, left, zero);
            }
            case 'e', 'E', 'f', 'F', 'g', 'G' -> {
                double number = floating(value);
                String spec = new FormatSpec(" ", '>', '-', false, alternate, false, 0, ' ',
                        precision < 0 ? 6 : precision, type).floating(Math.abs(number), in);
                boolean finite = !Double.isNaN(number) && !Double.isInfinite(number);
                yield number(signOf(number < 0 || number == 0 && 1 / number < 0, sign), spec, width, left,
                        zero && finite);
            }
            default -> throw in.raise("ValueError", "unsupported format character '" + type + "' (0x"
                    + Integer.toHexString(type) + ") at index " + (field.end() - 1));
        };
    }

    private int size(@org.jspecify.annotations.Nullable String written, int otherwise) {
        if (written != null && written.equals("*")) {
            int size = Plain.clamped(next(), in);
            FormatSpec.number(Integer.toString(Math.abs((long) size) > 1 << 30 ? 1 << 30 : Math.abs(size)), 0, in);
            return size;
        }
        return FormatSpec.number(written, otherwise, in);
    }

    private Value value(@org.jspecify.annotations.Nullable String name) {
        if (name == null) {
            return next();
        }
        byName = true;
        return in.item(argument, new StringValue(name));
    }

    private Value next() {
        if (next >= values.size()) {
            throw in.raise("TypeError", "not enough arguments for format string");
        }
        return values.get(next++);
    }

    private String character(Value value) {
        BigInteger number = Plain.whole(value);
        if (number != null) {
            return Character.toString(number.intValueExact());
        }
        String one = Plain.textOrNull(value);
        if (one == null || Characters.length(one) != 1) {
            throw in.raise("TypeError", "%c requires int or char");
        }
        return one;
    }

    private BigInteger whole(Value value, char type) {
        BigInteger number = Plain.whole(value);
        if (number != null) {
            return number;
        }
        boolean decimal = type == 'd' || type == 'i' || type == 'u';
        if (decimal && Plain.of(value) instanceof FloatValue(double real)) {
            return NumberParsing.truncated(real, in);
        }
        if (decimal && Plain.of(value) instanceof DecimalNumber real) {
            return real.value().toBigInteger();
        }
        throw in.raise("TypeError", "%" + type + " format: " + (decimal ? "a real number" : "an integer")
                + " is required, not " + Plain.typeName(value, in));
    }

    private double floating(Value value) {
        return switch (Plain.of(value)) {
            case FloatValue(double number) -> number;
            case DecimalNumber number -> number.value().doubleValue();
            default -> {
                BigInteger number = Plain.whole(value);
                if (number == null) {
                    throw in.raise("TypeError", "must be real number, not " + Plain.typeName(value, in));
                }
                yield NumberParsing.toDouble(number, in);
            }
        };
    }

    private static String signOf(boolean negative, char sign) {
        return negative ? "-" : sign == '-' ? "" : String.valueOf(sign);
    }

    private static String cut(String text, int precision) {
        return precision >= 0 && precision < Characters.length(text) ? Characters.slice(text, 0, precision) : text;
    }

    private String number(String before, String digits, int width, boolean left, boolean zero) {
        int missing = width - before.length() - digits.length();
        return zero && missing > 0 ? before + "0".repeat(missing) + digits : padded(before + digits, width, left);
    }

    private String padded(String value, int width, boolean left) {
        int missing = width - Characters.length(value);
        if (missing <= 0) {
            return value;
        }
        in.allocate(width);
        return left ? value + " ".repeat(missing) : " ".repeat(missing) + value;
    }
}
