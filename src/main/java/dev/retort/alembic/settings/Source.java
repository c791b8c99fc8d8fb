package dev.retort.alembic.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;

/** Both files of settings as one: what the ini says counts, then what {@code pyproject.toml} says. */
final class Source {

    private static final String MAIN = "alembic";

    private final @Nullable IniFile ini;
    private final String section;
    private final @Nullable TomlSection toml;

    Source(@Nullable IniFile ini, String section, @Nullable TomlSection toml) {
        this.ini = ini;
        this.section = section;
        this.toml = toml;
    }

    /** The section that has a key: of a database's own section, which has little but a URL, the rest is in the main one. */
    private String sectionOf(String key) {
        return ini != null && !section.equals(MAIN) && ini.written(section, key).isEmpty() && isDatabase()
                ? MAIN
                : section;
    }

    private boolean isDatabase() {
        return ini != null && ini.get(MAIN, "databases").map(PathSeparator.LEGACY::split).orElse(List.of())
                .contains(section);
    }

    Optional<String> text(String key) {
        Optional<String> own = ini == null ? Optional.empty() : ini.get(sectionOf(key), key);
        return own.or(() -> toml == null ? Optional.empty() : toml.text(key));
    }

    /** A list: TOML's own, or a text to be split by {@code separators}. */
    List<String> list(String key, PathSeparator separator) {
        boolean inIni = ini != null && ini.written(sectionOf(key), key).isPresent();
        if (!inIni && toml != null && toml.list(key).isPresent()) {
            return toml.list(key).orElseThrow();
        }
        return text(key).map(separator::split).orElse(new ArrayList<>());
    }

    boolean flag(String key) {
        if (ini != null && ini.written(sectionOf(key), key).isPresent() || toml == null) {
            return text(key).map(value -> List.of("1", "yes", "true", "on", "t", "y").contains(value.strip()
                    .toLowerCase(Locale.ROOT))).orElse(false);
        }
        return toml.flag(key);
    }

    SourcePosition position(String key) {
        if (ini != null && (toml == null || ini.written(sectionOf(key), key).isPresent())) {
            return ini.position(sectionOf(key), key);
        }
        return toml == null ? new SourcePosition("alembic.ini", 1, 1) : toml.position(key);
    }

    boolean hasHooks() {
        return ini != null && ini.get("post_write_hooks", "hooks").filter(text -> !text.isBlank()).isPresent()
                || toml != null && toml.has("post_write_hooks");
    }

    RetortException wrong(String key, RetortException problem) {
        return problem.at(position(key)).data("setting", key);
    }
}
