package dev.retort.alembic.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;

/** {@code [tool.alembic]} of a {@code pyproject.toml}. In its texts {@code %(here)s} and {@code %%} mean what they do in an ini. */
final class TomlSection {

    private final TomlTable table;
    private final String file;
    private final String here;

    private TomlSection(TomlTable table, String file, String here) {
        this.table = table;
        this.file = file;
        this.here = here;
    }

    /**
     * Reads a text.
     *
     * @param here the folder of the file
     * @return empty where there is no such section
     * @throws RetortException {@code invalid-settings} where it is no TOML
     */
    static Optional<TomlSection> parse(String text, String file, String here) {
        TomlParseResult result = Toml.parse(text);
        if (result.hasErrors()) {
            TomlPosition at = result.errors().getFirst().position();
            throw new RetortException(ProblemCode.INVALID_SETTINGS, file + " is not valid TOML.")
                    .at(new SourcePosition(file, at.line(), at.column()));
        }
        @Nullable
        TomlTable table = result.getTable(List.of("tool", "alembic"));
        return table == null ? Optional.empty() : Optional.of(new TomlSection(table, file, here));
    }

    boolean has(String key) {
        return table.get(List.of(key)) != null;
    }

    Optional<String> text(String key) {
        Object value = table.get(List.of(key));
        return switch (value) {
            case String text -> Optional.of(expanded(text));
            case Long number -> Optional.of(number.toString());
            case null, default -> Optional.empty();
        };
    }

    Optional<List<String>> list(String key) {
        if (!(table.get(List.of(key)) instanceof TomlArray array)) {
            return Optional.empty();
        }
        List<String> texts = new ArrayList<>();
        for (Object element : array.toList()) {
            texts.add(expanded(String.valueOf(element)));
        }
        return Optional.of(texts);
    }

    boolean flag(String key) {
        return Boolean.TRUE.equals(table.get(List.of(key))) || text(key).filter("true"::equals).isPresent();
    }

    SourcePosition position(String key) {
        @Nullable
        TomlPosition at = table.inputPositionOf(List.of(key));
        return at == null ? new SourcePosition(file, 1, 1) : new SourcePosition(file, at.line(), at.column());
    }

    private String expanded(String text) {
        return text.replace("%(here)s", here.replace("%", "%%")).replace("%%", "%");
    }
}
