package dev.retort.python.library.characters;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Floating-point numbers as CPython writes them. */
public final class FloatText {

    private FloatText() {}

    /** The shortest text that reads back as the number, with an exponent below 1e-4 and from 1e16 on. */
    public static String repr(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return special(number);
        }
        if (number == 0) {
            return 1 / number < 0 ? "-0.0" : "0.0";
        }
        BigDecimal shortest = shortest(Math.abs(number));
        String digits = shortest.unscaledValue().toString();
        int exponent = shortest.precision() - shortest.scale() - 1;
        String sign = number < 0 ? "-" : "";
        if (exponent < -4 || exponent >= 16) {
            return sign + scientific(digits, exponent, 'e');
        }
        String plain = shortest.setScale(Math.max(shortest.scale(), 1), RoundingMode.UNNECESSARY).toPlainString();
        return sign + plain;
    }

    public static String special(double number) {
        return Double.isNaN(number) ? "nan" : number < 0 ? "-inf" : "inf";
    }

    /** The fewest digits that read back as the number; Java's own text has at least two. */
    static BigDecimal shortest(double number) {
        BigDecimal found = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        if (found.precision() == 2) {
            BigDecimal rounded = found.round(new MathContext(1, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == number) {
                return rounded.stripTrailingZeros();
            }
        }
        return found;
    }

    static String scientific(String digits, int exponent, char mark) {
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        int size = Math.abs(exponent);
        return mantissa + mark + (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
    }

    /** {@code f}: so many digits after the point, halves to even. The number is not negative. */
    public static String fixed(BigDecimal number, int digits) {
        return number.setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** {@code e}: one digit before the point and so many after it. */
    public static String exponent(BigDecimal number, int digits, boolean alternate) {
        if (number.signum() == 0) {
            return scientific("0".repeat(digits + 1), 0, 'e');
        }
        BigDecimal rounded = number.round(new MathContext(digits + 1, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        String unscaled = rounded.unscaledValue().toString();
        String padded = unscaled + "0".repeat(Math.max(0, digits + 1 - unscaled.length()));
        String text = scientific(padded, exponent, 'e');
        return alternate && digits == 0 ? text.charAt(0) + "." + text.substring(1) : text;
    }

    /** {@code g}: so many significant digits, with an exponent where it is large or small. */
    public static String general(BigDecimal number, int digits, boolean alternate) {
        int significant = Math.max(digits, 1);
        if (number.signum() == 0) {
            return alternate ? "0." + "0".repeat(significant - 1) : "0";
        }
        BigDecimal rounded = number.round(new MathContext(significant, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent < -4 || exponent >= significant) {
            String text = exponent(number, significant - 1, alternate);
            int mark = text.indexOf('e');
            return (alternate ? text.substring(0, mark) : stripped(text.substring(0, mark))) + text.substring(mark);
        }
        String text = fixed(rounded, significant - 1 - exponent);
        if (alternate) {
            return text.contains(".") ? text : text + ".";
        }
        return stripped(text);
    }

    private static String stripped(String text) {
        if (!text.contains(".")) {
            return text;
        }
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }
}
