package dev.retort.script;

import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/**
 * The pattern of new files' names: text with {@code {rev} {slug} {year} {month} {day} {hour} {minute} {second}
 * {epoch}}, times in UTC. A slash puts the file into a sub-folder.
 *
 * @param text the pattern, without {@code .sql}
 */
public record FileNamePattern(String text) {

    /** Alembic's {@code truncate_slug_length}, in characters. */
    private static final int SLUG_LENGTH = 40;

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}_]+");

    /** Of projects that set none; made after what its check needs. */
    public static final FileNamePattern DEFAULT = new FileNamePattern("{rev}_{slug}");

    /**
     * @throws RetortException {@code invalid-settings} for an unknown placeholder, or a pattern that leads out of the
     *         folder or gives hidden files
     */
    public FileNamePattern {
        String example = fill(text, "rev", "slug", Instant.EPOCH);
        boolean misplaced = example.isBlank() || example.startsWith("/")
                || example.matches(".*[\\\\:*?\"<>|{}\\p{Cntrl}].*");
        for (String part : example.split("/", -1)) {
            misplaced |= part.isBlank() || part.startsWith(".");
        }
        if (misplaced) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, "\"" + text + "\" is no pattern for file names.")
                    .hint("Write one such as {rev}_{slug} or {year}/{month}_{rev}_{slug}.").data("file-name", text);
        }
    }

    /** The name, with {@code .sql}, of a revision's file. */
    public String fileName(String revision, String message, Instant created) {
        String name = fill(text, revision, slug(message), created);
        // What stood between the id and an empty slug would hang at an end.
        return name.replaceAll("[_\\-. ]+(?=/|$)|(?<=/|^)[_\\-. ]+", "") + ".sql";
    }

    /**
     * The message as part of a file name: its words (Unicode letters, marks and digits) in lower case, joined with
     * underscores, cut at 40 characters before a word that does not fit.
     */
    public static String slug(String message) {
        String plain = Normalizer.normalize(message, Normalizer.Form.NFC);
        String slug = WORD.matcher(plain).results().map(MatchResult::group).collect(Collectors.joining("_"));
        slug = Normalizer.normalize(slug.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        if (slug.codePointCount(0, slug.length()) <= SLUG_LENGTH) {
            return slug;
        }
        String cut = slug.substring(0, slug.offsetByCodePoints(0, SLUG_LENGTH));
        int lastWord = cut.lastIndexOf('_');
        return lastWord > 0 ? cut.substring(0, lastWord) : cut;
    }

    private static String fill(String pattern, String revision, String slug, Instant created) {
        ZonedDateTime time = created.atZone(ZoneOffset.UTC);
        return PLACEHOLDER.matcher(pattern).replaceAll(found -> Matcher.quoteReplacement(switch (found.group(1)) {
            case "rev" -> revision;
            case "slug" -> slug;
            case "year" -> String.valueOf(time.getYear());
            case "month" -> twoDigits(time.getMonthValue());
            case "day" -> twoDigits(time.getDayOfMonth());
            case "hour" -> twoDigits(time.getHour());
            case "minute" -> twoDigits(time.getMinute());
            case "second" -> twoDigits(time.getSecond());
            case "epoch" -> String.valueOf(created.getEpochSecond());
            default -> throw new RetortException(ProblemCode.INVALID_SETTINGS,
                    "The pattern for file names \"" + pattern + "\" has an unknown " + found.group() + ".")
                    .hint("Use {rev}, {slug}, {year}, {month}, {day}, {hour}, {minute}, {second} and {epoch}.")
                    .data("file-name", pattern);
        }));
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
