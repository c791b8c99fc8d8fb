package dev.retort.python.library.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.python.library.format.Literals;
import dev.retort.python.value.Interpreter;

/** {@code strptime} and {@code fromisoformat}. */
final class TimeParsing {

    private static final Pattern ISO = Pattern.compile("(\\d{4})-?(\\d\\d)-?(\\d\\d)(?:.(.+))?", Pattern.DOTALL);
    private static final Pattern TIME = Pattern.compile("T?(\\d\\d)(?::?(\\d\\d)(?::?(\\d\\d)(?:[.,](\\d+))?)?)?"
            + "(Z|[+-]\\d\\d(?::?\\d\\d(?::?\\d\\d)?)?)?");
    private static final List<String> MONTHS = List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep",
            "oct", "nov", "dec");
    private static final List<String> FULL_MONTHS = List.of("january", "february", "march", "april", "may", "june",
            "july", "august", "september", "october", "november", "december");
    private static final Map<Character, String> CODES = codes();

    private TimeParsing() {}

    private static Map<Character, String> codes() {
        Map<Character, String> codes = new HashMap<>();
        codes.put('d', "3[0-1]|[1-2]\\d|0[1-9]|[1-9]| [1-9]");
        codes.put('f', "[0-9]{1,6}");
        codes.put('H', "2[0-3]|[0-1]\\d|\\d");
        codes.put('I', "1[0-2]|0[1-9]|[1-9]| [1-9]");
        codes.put('j', "36[0-6]|3[0-5]\\d|[1-2]\\d\\d|0[1-9]\\d|00[1-9]|[1-9]\\d|0[1-9]|[1-9]");
        codes.put('m', "1[0-2]|0[1-9]|[1-9]");
        codes.put('M', "[0-5]\\d|\\d");
        codes.put('S', "6[0-1]|[0-5]\\d|\\d");
        codes.put('y', "\\d\\d");
        codes.put('Y', "\\d\\d\\d\\d");
        codes.put('z', "[+-]\\d\\d:?[0-5]\\d(?::?[0-5]\\d(?:\\.\\d{1,6})?)?|Z");
        codes.put('Z', "utc|gmt");
        codes.put('p', "am|pm");
        codes.put('b', String.join("|", MONTHS));
        codes.put('B', String.join("|", FULL_MONTHS));
        codes.put('a', "mon|tue|wed|thu|fri|sat|sun");
        codes.put('A', "monday|tuesday|wednesday|thursday|friday|saturday|sunday");
        codes.put('w', "[0-6]");
        return codes;
    }

    static DateTimeValue parse(String text, String format, Interpreter in) {
        StringBuilder pattern = new StringBuilder();
        String full = format.replace("%T", "%H:%M:%S").replace("%D", "%m/%d/%y").replace("%F", "%Y-%m-%d")
                .replace("%R", "%H:%M");
        for (int i = 0; i < full.length(); i++) {
            char c = full.charAt(i);
            if (c == '%' && i + 1 < full.length()) {
                char code = full.charAt(++i);
                String one = CODES.get(code);
                if (code != '%' && one == null) {
                    throw in.raise("ValueError", "'" + code + "' is a bad directive in format "
                            + Literals.text(format));
                }
                pattern.append(one == null ? "%" : "(?<" + group(code) + ">" + one + ")");
            } else if (Character.isWhitespace(c)) {
                pattern.append("\\s+");
            } else {
                pattern.append(Pattern.quote(String.valueOf(c)));
            }
        }
        Matcher found = Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE).matcher(text);
        if (!found.lookingAt()) {
            throw in.raise("ValueError", "time data " + Literals.text(text) + " does not match format "
                    + Literals.text(format));
        }
        if (found.end() != text.length()) {
            throw in.raise("ValueError", "unconverted data remains: " + text.substring(found.end()));
        }
        return new Parts(found, pattern.toString()).moment(in);
    }

    private static String group(char code) {
        return Character.isUpperCase(code) ? "u" + code : "l" + code;
    }

    /** What was found, by format code. */
    private record Parts(Matcher found, String pattern) {

        @Nullable
        String get(char code) {
            return pattern.contains("(?<" + group(code) + ">") ? found.group(group(code)) : null;
        }

        int number(char code, int otherwise) {
            String text = get(code);
            return text == null ? otherwise : Integer.parseInt(text.trim());
        }

        DateTimeValue moment(Interpreter in) {
            int shortYear = number('y', -1);
            int year = number('Y', shortYear < 0 ? 1900 : shortYear + (shortYear < 69 ? 2000 : 1900));
            String month = get('b') != null ? get('b') : get('B');
            int monthNumber = month == null
                    ? number('m', 1)
                    : MONTHS.indexOf(month.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
            LocalDate date = get('j') == null
                    ? DateValue.local(year, monthNumber, number('d', 1), in)
                    : LocalDate.ofYearDay(year, number('j', 1));
            int hour = number('H', 0);
            if (get('I') != null) {
                String half = get('p');
                hour = number('I', 12) % 12 + (half != null && half.equalsIgnoreCase("pm") ? 12 : 0);
            }
            String fraction = get('f');
            int micros = fraction == null ? 0 : Integer.parseInt((fraction + "00000").substring(0, 6));
            int second = number('S', 0);
            if (second > 59) {
                throw in.raise("ValueError", "second must be in 0..59");
            }
            LocalTime time = LocalTime.of(hour, number('M', 0), second, micros * 1000);
            return new DateTimeValue(date.atTime(time), offset(get('z')));
        }
    }

    private static @Nullable TimeZoneValue offset(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return text.equals("Z")
                ? TimeZoneValue.UTC
                : new TimeZoneValue(ZoneOffset.of(text.length() == 3
                        ? text + ":00"
                        : text), null);
    }

    static DateTimeValue iso(String text, Interpreter in) {
        Matcher parts = ISO.matcher(text);
        if (parts.matches()) {
            LocalDate date = DateValue.local(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)), in);
            String rest = parts.group(4);
            if (rest == null) {
                return new DateTimeValue(LocalDateTime.of(date, LocalTime.MIDNIGHT), null);
            }
            TimeValue time = timeOrNull(rest);
            if (time != null) {
                return new DateTimeValue(date.atTime(time.value()), time.zone());
            }
        }
        throw invalid(text, in);
    }

    static TimeValue time(String text, Interpreter in) {
        TimeValue time = timeOrNull(text);
        if (time == null) {
            throw invalid(text, in);
        }
        return time;
    }

    private static RuntimeException invalid(String text, Interpreter in) {
        return in.raise("ValueError", "Invalid isoformat string: " + Literals.text(text));
    }

    private static @Nullable TimeValue timeOrNull(String text) {
        Matcher parts = TIME.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        String fraction = parts.group(4);
        int micros = fraction == null ? 0 : Integer.parseInt((fraction + "00000").substring(0, 6));
        try {
            return new TimeValue(LocalTime.of(Integer.parseInt(parts.group(1)), number(parts.group(2)),
                    number(parts.group(3)), micros * 1000), offset(parts.group(5)));
        } catch (DateTimeException outOfRange) {
            return null;
        }
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
