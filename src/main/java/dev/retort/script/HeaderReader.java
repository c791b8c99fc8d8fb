package dev.retort.script;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.retort.revision.Revision;

/** Reads the comment lines before the first marker. */
final class HeaderReader {

    /** A comment line without its dashes, and where its content begins. */
    record Line(String content, int offset) {

        String value() {
            return content.substring(content.indexOf(':') + 1).strip();
        }

        int valueOffset() {
            int at = content.indexOf(':') + 1;
            while (at < content.length() && Character.isWhitespace(content.charAt(at))) {
                at++;
            }
            return offset + at;
        }
    }

    private static final DateTimeFormatter CREATED = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart().appendPattern("['T'][' ']").append(DateTimeFormatter.ISO_LOCAL_TIME).optionalStart()
            .appendOffsetId().toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private final FileProblems problems;
    private final Map<HeaderKey, Line> keys = new EnumMap<>(HeaderKey.class);
    private final List<Line> words = new ArrayList<>();

    HeaderReader(List<Line> lines, FileProblems problems) {
        this.problems = problems;
        boolean first = true;
        for (Line line : lines) {
            HeaderKey key = HeaderKey.of(line.content()).orElse(null);
            if (key == null || first && saidAgain(lines, key)) {
                words.add(line);
            } else if (keys.putIfAbsent(key, line) != null) {
                problems.error("The header says \"" + key.text() + "\" twice.", "Keep one of the two lines.",
                        line.offset(),
                        line.content().length());
            }
            first &= line.content().isBlank();
        }
    }

    /** What the header says; null where it names no revision. */
    @Nullable
    ScriptHeader read() {
        int message = 0;
        while (message < words.size() && words.get(message).content().isBlank()) {
            message++;
        }
        boolean hasMessage = message < words.size() && keys.values().stream().allMatch(after(words.get(message)));
        words.forEach(this::warnOfMisspeltKey);
        String id = id();
        List<String> downRevisions = list(HeaderKey.REVISES);
        List<String> labels = list(HeaderKey.BRANCH_LABELS);
        List<String> dependsOn = list(HeaderKey.DEPENDS_ON);
        Instant created = created();
        Duration lock = limit(HeaderKey.LOCK_TIMEOUT);
        Duration statement = limit(HeaderKey.STATEMENT_TIMEOUT);
        if (id.isEmpty()) {
            return null;
        }
        String text = hasMessage ? words.get(message).content().strip() : "";
        List<Line> rest = hasMessage ? words.subList(message + 1, words.size()) : words;
        String description = String.join("\n", rest.stream().map(line -> line.content().stripTrailing()).toList());
        return new ScriptHeader(new Revision(id, downRevisions, labels, dependsOn, text, created),
                description.strip(), lock, statement);
    }

    private static Predicate<Line> after(Line message) {
        return key -> key.offset() > message.offset();
    }

    /** Whether the first line only looks like a key: the message may be any sentence. */
    private static boolean saidAgain(List<Line> lines, HeaderKey key) {
        return lines.stream().filter(line -> HeaderKey.of(line.content()).orElse(null) == key).count() > 1;
    }

    private void warnOfMisspeltKey(Line line) {
        HeaderKey.meantBy(line.content()).filter(key -> !keys.containsKey(key)).ifPresent(key -> problems.warning(
                "This line is read as description, not as \"" + key.text() + "\".",
                "Write it as -- " + key.text() + ": …", line.offset(), line.content().length()));
    }

    private String id() {
        Line line = keys.get(HeaderKey.REVISION);
        if (line == null) {
            problems.error("The header names no revision.",
                    "Add a comment line -- revision: <id> above the first marker.",
                    0, 0);
            return "";
        }
        String id = line.value();
        if (id.isEmpty() || id.contains(",") || id.chars().anyMatch(Character::isWhitespace)) {
            problems.error(id.isEmpty() ? "The revision has no id." : "\"" + id + "\" is not one revision id.",
                    "Give one id without blanks and commas.", line.valueOffset(), id.length());
            return "";
        }
        return id;
    }

    private List<String> list(HeaderKey key) {
        Line line = keys.get(key);
        if (line == null || line.value().isEmpty()) {
            return List.of();
        }
        Set<String> names = new LinkedHashSet<>();
        for (String part : line.value().split(",", -1)) {
            String name = part.strip();
            if (name.isEmpty() || name.chars().anyMatch(Character::isWhitespace)) {
                problems.error("\"" + line.value() + "\" is no list of names for \"" + key.text() + "\".",
                        "Separate the names with commas.", line.valueOffset(), line.value().length());
                return List.of();
            }
            if (!names.add(name)) {
                problems.error("\"" + key.text() + "\" names " + name + " twice.", "Name it once.", line.valueOffset(),
                        line.value().length());
                return List.of();
            }
        }
        return List.copyOf(names);
    }

    private @Nullable Instant created() {
        Line line = keys.get(HeaderKey.CREATED);
        if (line == null || line.value().isEmpty()) {
            return null;
        }
        try {
            TemporalAccessor when = CREATED.parseBest(line.value(), OffsetDateTime::from, LocalDateTime::from,
                    LocalDate::from);
            return switch (when) {
                case OffsetDateTime time -> time.toInstant();
                case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
                default -> LocalDate.from(when).atStartOfDay().toInstant(ZoneOffset.UTC);
            };
        } catch (DateTimeException _) {
            problems.error("\"" + line.value() + "\" is no date and time.", "Write it as 2026-11-21T10:15:00Z.",
                    line.valueOffset(), line.value().length());
            return null;
        }
    }

    private @Nullable Duration limit(HeaderKey key) {
        Line line = keys.get(key);
        if (line == null) {
            return null;
        }
        Duration limit = TimeLimit.parse(line.value()).orElse(null);
        if (limit == null) {
            problems.error("\"" + line.value() + "\" is no duration for \"" + key.text() + "\".",
                    "Write a number and its unit: 500ms, 2s, 1min; 0 for no limit.", line.valueOffset(),
                    line.value().length());
        }
        return limit;
    }
}
