package dev.retort.script;

import java.nio.file.Path;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/**
 * How an Alembic project names and dates its files.
 *
 * @param template {@code file_template}, with Python's {@code %(name)s} and {@code %(name).2d}
 * @param zone of dates; null for that of the machine, written without an offset
 * @param slugLength {@code truncate_slug_length}
 */
public record AlembicFileNames(String template, @Nullable ZoneId zone, int slugLength) {

    private static final Pattern TOKEN = Pattern.compile("%(?:\\((\\w+)\\)([0-]*)(\\d*)(?:\\.(\\d+))?([sdi])|(.))");
    /** Python's {@code \w}. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MICROSECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    /**
     * The names of a project's settings.
     *
     * @param timezone as {@code alembic.ini} has it; empty for the machine's
     * @throws RetortException {@code invalid-settings} for a zone that nobody knows
     */
    public static AlembicFileNames of(String template, String timezone, int slugLength) {
        if (timezone.isEmpty()) {
            return new AlembicFileNames(template, null, slugLength);
        }
        for (String name : new String[]{timezone, timezone.toUpperCase(Locale.ROOT)}) {
            try {
                return new AlembicFileNames(template, ZoneId.of(name), slugLength);
            } catch (DateTimeException _) {
                // As Alembic does, it is tried in capitals too.
                continue;
            }
        }
        throw new RetortException(ProblemCode.INVALID_SETTINGS, "Can't locate timezone: " + timezone + ".")
                .hint("Name one such as UTC or Asia/Seoul as timezone in alembic.ini.").data("setting", "timezone");
    }

    /** The date as Python's {@code str} writes a datetime. */
    String createDate(Instant created) {
        ZonedDateTime time = local(created).truncatedTo(ChronoUnit.MICROS);
        String text = (time.getNano() == 0 ? SECONDS : MICROSECONDS).format(time);
        return zone == null ? text : text + (time.getOffset().getTotalSeconds() == 0 ? "+00:00" : time.getOffset());
    }

    private ZonedDateTime local(Instant created) {
        return created.atZone(zone == null ? ZoneId.systemDefault() : zone);
    }

    /**
     * The file's name, with {@code .py}; forward slashes where the template has folders.
     *
     * @throws RetortException {@code invalid-settings} where the template has a token that means nothing, or leads out of
     *         the folder
     */
    String fileName(String revision, String message, Instant created) {
        ZonedDateTime time = local(created);
        String name = TOKEN.matcher(template).replaceAll(found -> Matcher.quoteReplacement(found.group(6) != null
                ? literal(found.group(6))
                : formatted(found, value(found.group(1), revision, slug(message), time))));
        Path path = Path.of(name + ".py");
        if (path.isAbsolute() || path.startsWith("..") || !path.normalize().equals(path)) {
            throw wrong("leads out of the versions folder");
        }
        return name + ".py";
    }

    private String literal(String after) {
        if (after.equals("%")) {
            return "%";
        }
        throw wrong("has a % that means nothing");
    }

    private Object value(String name, String revision, String slug, ZonedDateTime time) {
        return switch (name) {
            case "rev" -> revision;
            case "slug" -> slug;
            case "epoch" -> time.toEpochSecond();
            case "year" -> (long) time.getYear();
            case "month" -> (long) time.getMonthValue();
            case "day" -> (long) time.getDayOfMonth();
            case "hour" -> (long) time.getHour();
            case "minute" -> (long) time.getMinute();
            case "second" -> (long) time.getSecond();
            default -> throw wrong("has %(" + name + ")s, which stands for nothing");
        };
    }

    /** Python's rules: a precision cuts a text and fills a number up with zeros; a width pads. */
    private static String formatted(MatchResult token, Object value) {
        String text = value.toString();
        if (token.group(4) != null) {
            int precision = Integer.parseInt(token.group(4));
            text = value instanceof Long
                    ? "0".repeat(Math.max(0, precision - text.length())) + text
                    : text.substring(0, Math.min(precision, text.length()));
        }
        int width = token.group(3).isEmpty() ? 0 : Integer.parseInt(token.group(3));
        String padding = (token.group(2).contains("0") && value instanceof Long ? "0" : " ")
                .repeat(Math.max(0, width - text.length()));
        return token.group(2).contains("-") ? text + padding.replace('0', ' ') : padding + text;
    }

    /** The words of the message in lower case, joined with underscores and cut as Alembic cuts them. */
    String slug(String message) {
        String plain = Normalizer.normalize(message, Normalizer.Form.NFC);
        String slug = WORD.matcher(plain).results().map(MatchResult::group).collect(Collectors.joining("_"))
                .toLowerCase(Locale.ROOT);
        if (slug.codePointCount(0, slug.length()) <= slugLength) {
            return slug;
        }
        String cut = slug.substring(0, slug.offsetByCodePoints(0, slugLength));
        int last = cut.lastIndexOf('_');
        return (last < 0 ? cut : cut.substring(0, last)) + "_";
    }

    private RetortException wrong(String what) {
        return new RetortException(ProblemCode.INVALID_SETTINGS, "file_template \"" + template + "\" " + what + ".")
                .hint("Tokens are %%(rev)s, %%(slug)s, %%(epoch)s, %%(year)d, %%(month).2d and so on.")
                .data("setting", "file_template");
    }
}
