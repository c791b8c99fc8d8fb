package dev.retort.python.library.time;

import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Interpreter;

/** {@code strftime} in the C locale, after the library reference's "strftime() and strptime() Format Codes". */
public final class TimeFormat {

    private TimeFormat() {}

    public static String write(String format, LocalDateTime at, @Nullable TimeZoneValue zone, Interpreter in) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 == format.length()) {
                out.append(c);
                continue;
            }
            char code = format.charAt(++i);
            boolean bare = code == '-' && i + 1 < format.length();
            if (bare) {
                code = format.charAt(++i);
            }
            String part = part(code, at, zone, in);
            out.append(bare ? part.replaceFirst("^0+(?=.)", "") : part);
        }
        in.allocate(out.length());
        return out.toString();
    }

    private static String part(char code, LocalDateTime at, @Nullable TimeZoneValue zone, Interpreter in) {
        return switch (code) {
            case 'a' -> at.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'A' -> at.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'w' -> String.valueOf(at.getDayOfWeek().getValue() % 7);
            case 'u' -> String.valueOf(at.getDayOfWeek().getValue());
            case 'd' -> two(at.getDayOfMonth());
            case 'e' -> String.format("%2d", at.getDayOfMonth());
            case 'b', 'h' -> at.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'B' -> at.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'm' -> two(at.getMonthValue());
            case 'y' -> two(at.getYear() % 100);
            case 'Y' -> String.valueOf(at.getYear());
            case 'C' -> two(at.getYear() / 100);
            case 'j' -> String.format("%03d", at.getDayOfYear());
            case 'D' -> write("%m/%d/%y", at, zone, in);
            case 'F' -> write("%Y-%m-%d", at, zone, in);
            case 'x' -> write("%m/%d/%y", at, zone, in);
            case 'c' -> write("%a %b %e %H:%M:%S %Y", at, zone, in);
            case 'U' -> two((at.getDayOfYear() + 6 - at.getDayOfWeek().getValue() % 7) / 7);
            case 'W' -> two((at.getDayOfYear() + 6 - (at.getDayOfWeek().getValue() - 1)) / 7);
            case 'G' -> String.valueOf(at.get(IsoFields.WEEK_BASED_YEAR));
            case 'V' -> two(at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case '%' -> "%";
            case 'n' -> "\n";
            case 't' -> "\t";
            default -> time(code, at, zone, in);
        };
    }

    private static String time(char code, LocalDateTime at, @Nullable TimeZoneValue zone, Interpreter in) {
        return switch (code) {
            case 'H' -> two(at.getHour());
            case 'I' -> two(at.getHour() % 12 == 0 ? 12 : at.getHour() % 12);
            case 'p' -> at.getHour() < 12 ? "AM" : "PM";
            case 'M' -> two(at.getMinute());
            case 'S' -> two(at.getSecond());
            case 'f' -> String.format("%06d", at.getNano() / 1000);
            case 'z' -> zone == null ? "" : TimeZoneValue.offsetText(zone.offset(at), "");
            case 'Z' -> zone == null ? "" : zone.nameAt(at);
            case 'T', 'X' -> write("%H:%M:%S", at, zone, in);
            case 'R' -> write("%H:%M", at, zone, in);
            case 'r' -> write("%I:%M:%S %p", at, zone, in);
            case 's' -> throw in.refuse("it formats a time with %s, whose result differs between machines");
            default -> "%" + code;
        };
    }

    private static String two(int number) {
        return String.format("%02d", number);
    }
}
