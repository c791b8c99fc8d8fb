package dev.retort.python.library.format;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.retort.python.library.characters.Characters;
import dev.retort.python.library.characters.FloatText;
import dev.retort.python.value.Interpreter;

/**
 * A format spec, after the library reference's "Format Specification Mini-Language".
 *
 * @param fill what fills up the width, one character
 * @param align {@code < > = ^}, or a space where none was given
 * @param sign {@code + -} or a space
 * @param zero whether a 0 stood before the width
 * @param grouping {@code ,} or {@code _}, or a space for none
 * @param precision negative where none was given
 * @param type the letter, or a space for none
 */
public record FormatSpec(String fill, char align, char sign, boolean coerceZero, boolean alternate, boolean zero,
        int width,
        char grouping, int precision, char type) {

    private static final Pattern FORM = Pattern.compile("(?s)(?:(.)?([<>=^]))?([+\\- ])?(z)?(#)?(0)?(\\d+)?([,_])?"
            + "(?:\\.(\\d+))?(.)?");
    private static final int WIDEST = 10_000_000;

    public static FormatSpec parse(String spec, Interpreter in) {
        Matcher parts = FORM.matcher(spec);
        // The fill may be one of the align characters itself, which the greedy optional group gets right.
        if (!parts.matches()) {
            throw in.raise("ValueError", "Invalid format specifier");
        }
        String align = parts.group(2);
        String fill = parts.group(1);
        boolean zero = parts.group(6) != null;
        char grouping = letter(parts.group(8), ' ');
        char type = letter(parts.group(10), ' ');
        String without = grouping == ',' ? "boxXnc" : "nc";
        if (grouping != ' ' && without.indexOf(type) >= 0) {
            throw in.raise("ValueError", "Cannot specify '" + grouping + "' with '" + type + "'.");
        }
        return new FormatSpec(fill != null ? fill : zero && align == null ? "0" : zero ? "0" : " ",
                align == null ? ' ' : align.charAt(0), letter(parts.group(3), '-'), parts.group(4) != null,
                parts.group(5) != null, zero, number(parts.group(7), 0, in), grouping, number(parts.group(9), -1, in),
                type);
    }

    private static char letter(@org.jspecify.annotations.Nullable String text, char otherwise) {
        return text == null ? otherwise : text.charAt(0);
    }

    static int number(@org.jspecify.annotations.Nullable String digits, int otherwise, Interpreter in) {
        if (digits == null) {
            return otherwise;
        }
        if (digits.length() > 8 || Integer.parseInt(digits) > WIDEST) {
            throw in.refuse("it formats a value to a width or precision of " + digits
                    + ", which is more than Retort does");
        }
        return Integer.parseInt(digits);
    }

    String text(String text, Interpreter in) {
        if (type != ' ' && type != 's') {
            throw unknown("str", in);
        }
        if (align == '=') {
            throw in.raise("ValueError", "'=' alignment not allowed in string format specifier");
        }
        if (grouping != ' ') {
            throw in.raise("ValueError", "Cannot specify '" + grouping + "' with 's'.");
        }
        if (sign != '-') {
            throw in.raise("ValueError", "Sign not allowed in string format specifier");
        }
        String cut = precision >= 0 && precision < Characters.length(text)
                ? Characters.slice(text, 0, precision)
                : text;
        return padded("", cut, align == ' ' ? '<' : align, in);
    }

    String integer(BigInteger number, Interpreter in) {
        return switch (type) {
            case 'e', 'E', 'f', 'F', 'g', 'G', '%' -> decimal(new BigDecimal(number), number.signum() < 0, in);
            case ' ', 'd', 'n', 'b', 'o', 'x', 'X' -> whole(number, in);
            case 'c' -> padded("", Character.toString(number.intValueExact()), align == ' ' ? '<' : align, in);
            default -> throw unknown("int", in);
        };
    }

    private String whole(BigInteger number, Interpreter in) {
        if (precision >= 0) {
            throw in.raise("ValueError", "Precision not allowed in integer format specifier");
        }
        int radix = switch (type) {
            case 'b' -> 2;
            case 'o' -> 8;
            case 'x', 'X' -> 16;
            default -> 10;
        };
        String digits = radix == 10 ? Representation.whole(number.abs(), in) : number.abs().toString(radix);
        String prefix = alternate && radix != 10 ? "0" + Character.toLowerCase(type) : "";
        if (type == 'X') {
            digits = digits.toUpperCase(Locale.ROOT);
            prefix = prefix.toUpperCase(Locale.ROOT);
        }
        return number(signOf(number.signum() < 0) + prefix, digits, "", radix == 10 ? 3 : 4, in);
    }

    String floating(double number, Interpreter in) {
        boolean negative = number < 0 || number == 0 && 1 / number < 0;
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            String text = FloatText.special(Math.abs(number)) + (type == '%' ? "%" : "");
            return number(signOf(negative), Character.isUpperCase(type) ? text.toUpperCase(Locale.ROOT) : text, "", 0,
                    in);
        }
        if (type == ' ' && precision < 0) {
            String text = FloatText.repr(Math.abs(number));
            int split = split(text);
            return number(signOf(negative), text.substring(0, split), text.substring(split), 3, in);
        }
        if (type == '%') {
            // CPython multiplies the double itself.
            double hundredfold = number * 100;
            return Double.isInfinite(hundredfold)
                    ? number(signOf(negative), "inf%", "", 0, in)
                    : decimal(new BigDecimal(hundredfold).movePointLeft(2), negative, in);
        }
        return decimal(new BigDecimal(number), negative, in);
    }

    private static int split(String text) {
        int at = 0;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The number by the spec's type, as Decimal and float have it alike. */
    public String decimal(BigDecimal number, boolean negative, Interpreter in) {
        BigDecimal size = number.abs();
        int digits = precision < 0 ? 6 : precision;
        String text = switch (Character.toLowerCase(type)) {
            case 'e' -> FloatText.exponent(size, digits, alternate);
            case 'f' -> FloatText.fixed(size, digits) + (alternate && digits == 0 ? "." : "");
            case '%' -> FloatText.fixed(size.movePointRight(2), digits) + (alternate && digits == 0 ? "." : "") + "%";
            case 'g', 'n' -> FloatText.general(size, digits, alternate);
            case ' ' -> withoutType(size, digits);
            default -> throw unknown("float", in);
        };
        boolean minus = negative && !(coerceZero && text.chars().noneMatch(c -> c >= '1' && c <= '9'));
        String cased = Character.isUpperCase(type) ? text.toUpperCase(Locale.ROOT) : text;
        int split = split(cased);
        return number(signOf(minus), cased.substring(0, split), cased.substring(split), 3, in);
    }

    /** Like {@code g}, but with at least one digit after the point, and an exponent one digit earlier. */
    private String withoutType(BigDecimal size, int digits) {
        int significant = Math.max(digits, 1);
        BigDecimal rounded = size.signum() == 0
                ? size
                : size.round(new java.math.MathContext(significant, java.math.RoundingMode.HALF_EVEN));
        int exponent = size.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        if (exponent >= significant - 1 && exponent >= 0 && size.signum() != 0) {
            String text = FloatText.general(rounded, exponent > significant - 1 ? significant : significant + 1,
                    alternate);
            if (exponent == significant - 1 && !text.contains("e")) {
                String scientific = FloatText.exponent(rounded, significant - 1, alternate);
                int mark = scientific.indexOf('e');
                String mantissa = scientific.substring(0, mark);
                return (mantissa.contains(".") && !alternate ? mantissa.replaceAll("\\.?0+$", "") : mantissa)
                        + scientific.substring(mark);
            }
            return text;
        }
        String text = FloatText.general(size, significant, alternate);
        return text.contains(".") || text.contains("e") ? text : text + ".0";
    }

    private String signOf(boolean negative) {
        return negative ? "-" : sign == '-' ? "" : String.valueOf(sign);
    }

    private String number(String before, String digits, String after, int group, Interpreter in) {
        char side = align == ' ' ? zero ? '=' : '>' : align;
        String grouped = digits;
        if (grouping != ' ' && group > 0) {
            int least = fill.equals("0") && side == '=' ? width - before.length() - after.length() : 0;
            grouped = grouped(digits, group, least);
        }
        return padded(before, grouped + after, side, in);
    }

    private String grouped(String digits, int group, int least) {
        StringBuilder out = new StringBuilder();
        int count = 0;
        for (int at = digits.length() - 1; at >= 0 || out.length() < least; at--) {
            if (count > 0 && count % group == 0) {
                out.append(grouping);
            }
            out.append(at >= 0 ? digits.charAt(at) : '0');
            count++;
        }
        return out.reverse().toString();
    }

    private String padded(String before, String text, char side, Interpreter in) {
        int missing = width - Characters.length(before) - Characters.length(text);
        if (missing <= 0) {
            return before + text;
        }
        in.allocate(width);
        return switch (side) {
            case '<' -> before + text + fill.repeat(missing);
            case '^' -> fill.repeat(missing / 2) + before + text + fill.repeat(missing - missing / 2);
            case '=' -> before + fill.repeat(missing) + text;
            default -> fill.repeat(missing) + before + text;
        };
    }

    private RuntimeException unknown(String name, Interpreter in) {
        return in.raise("ValueError", "Unknown format code '" + type + "' for object of type '" + name + "'");
    }
}
