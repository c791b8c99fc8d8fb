package dev.retort.connect;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;

import dev.retort.problem.FileFault;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;

/** A TOML file, read into a {@link SettingsTable} that knows where each key stands. */
public final class SettingsFile {

    /** The parser quotes what it stumbled over, which may be a piece of a password; only what it hoped for is kept. */
    private static final Pattern EXPECTED = Pattern.compile(".*, (expected .*)", Pattern.DOTALL);
    private static final Pattern TWICE = Pattern.compile("[\\w.\"-]+ (previously|already) defined.*", Pattern.DOTALL);

    private SettingsFile() {}

    /**
     * Reads a file.
     *
     * @param shownAs how messages name it
     * @throws RetortException {@code invalid-settings} where there is none, it is not UTF-8 or not TOML
     */
    public static SettingsTable read(Path file, String shownAs) {
        try {
            return parse(Files.readString(file), shownAs);
        } catch (NoSuchFileException e) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, "There is no file " + file + ".", e);
        } catch (CharacterCodingException e) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, "The file " + file + " is not in UTF-8.", e)
                    .hint("Save it again in UTF-8.").at(new SourcePosition(shownAs, 1, 1));
        } catch (IOException e) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS,
                    "The file " + file + " cannot be read: " + FileFault.reason(e), e)
                    .hint("Check the rights of the file and its folder.");
        }
    }

    /** As {@link #read}, of a text. */
    public static SettingsTable parse(String text, String shownAs) {
        if (text.isBlank()) {
            return new SettingsTable(NoSettings.TABLE, "", new SourcePosition(shownAs, 1, 1),
                    UnaryOperator.identity());
        }
        TomlParseResult result = Toml.parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
        List<TomlParseError> errors = result.errors();
        if (errors.isEmpty()) {
            return new SettingsTable(result, "", new SourcePosition(shownAs, 1, 1), UnaryOperator.identity());
        }
        TomlParseError first = errors.getFirst();
        TomlPosition place = first.position();
        throw new RetortException(ProblemCode.INVALID_SETTINGS, shownAs + " is not valid TOML: " + reason(first) + ".")
                .hint("Text values stand in quotes, lists in brackets: versions = [\"versions\"].")
                .at(new SourcePosition(shownAs, place.line(), place.column()));
    }

    private static String reason(TomlParseError error) {
        String message = String.valueOf(error.getMessage());
        Matcher expected = EXPECTED.matcher(message);
        if (expected.matches()) {
            return expected.group(1);
        }
        return TWICE.matcher(message).matches() ? message : "line " + error.position().line() + " cannot be read";
    }
}
