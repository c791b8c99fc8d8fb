package dev.retort.alembic.settings;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a setting that lists paths is cut: {@code path_separator}, or {@code version_path_separator} of older projects. */
enum PathSeparator {
    SPACE(" +"), NEWLINE("\n"), OS(Pattern.quote(File.pathSeparator)), COLON(":"), SEMICOLON(";"),
    /** Where nothing is said: commas and spaces. */
    LEGACY(", *| +"),
    /** Where nothing is said, for {@code prepend_sys_path}. */
    LEGACY_WITH_COLON(", *| +|:");

    private final String pattern;

    PathSeparator(String pattern) {
        this.pattern = pattern;
    }

    /** Empty for a word that is none. */
    static Optional<PathSeparator> of(String word) {
        return Optional.ofNullable(switch (word.strip()) {
            case "space" -> SPACE;
            case "newline" -> NEWLINE;
            case "os" -> OS;
            case ":" -> COLON;
            case ";" -> SEMICOLON;
            default -> null;
        });
    }

    List<String> split(String text) {
        return Arrays.stream(text.strip().split(pattern)).map(String::strip).filter(part -> !part.isEmpty()).toList();
    }
}
