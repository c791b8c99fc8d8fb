package dev.retort.target;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.project.TargetSource;
import dev.retort.sql.DialectName;
import dev.retort.sql.SqlSplitter;
import dev.retort.sql.SqlStatement;

/**
 * DDL in files as a target: a file, or a folder of {@code .sql} files in the order of their names, a
 * {@code pg_dump --schema-only} among them. Rows are no part of a schema: what writes them is left out and said so, as are
 * the settings of a session.
 */
public final class SqlTarget {

    private static final Set<String> OF_ROWS = Set.of("INSERT", "UPDATE", "DELETE", "COPY", "SELECT", "TRUNCATE");
    private static final Set<String> OF_THE_SESSION = Set.of("SET", "RESET", "BEGIN", "COMMIT", "START", "ANALYZE",
            "PRAGMA", "END");
    private static final Pattern SESSION_SETTING = Pattern.compile("(?is)^SELECT\\s+pg_catalog\\.set_config\\b");
    private static final Pattern PRIVILEGE = Pattern
            .compile("(?is)ALTER\\s.*\\sOWNER\\s+TO\\s.*|ALTER\\s+DEFAULT\\s+PRIVILEGES\\s.*|(GRANT|REVOKE)\\s.*");

    private SqlTarget() {}

    /**
     * The statements of a file or folder.
     *
     * @param folder the project's, which files are named relative to
     * @throws RetortException {@code invalid-settings} where there is none or it cannot be read,
     *         {@code invalid-revision-file} where its text cannot be split, with file and line
     */
    public static TargetDdl read(TargetSource.SqlFiles source, Path folder, DialectName dialect) {
        List<TargetDdl.Statement> statements = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Path file : files(source)) {
            String shown = file.startsWith(folder) ? folder.relativize(file).toString() : file.toString();
            add(text(file, shown), shown, dialect, statements, notes);
        }
        return new TargetDdl(statements, notes, Map.of());
    }

    /** The statements of a text that a program printed. */
    static TargetDdl ofText(String text, String shown, DialectName dialect) {
        List<TargetDdl.Statement> statements = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        add(text, shown, dialect, statements, notes);
        return new TargetDdl(statements, notes, Map.of());
    }

    private static void add(String text, String shown, DialectName dialect, List<TargetDdl.Statement> statements,
            List<String> notes) {
        int rows = 0;
        for (SqlStatement statement : SqlSplitter.split(text, dialect, shown)) {
            String bare = bare(statement.text());
            String verb = verb(bare);
            if (SESSION_SETTING.matcher(statement.text()).find()) {
                continue;
            }
            if (statement.copyData() != null || OF_ROWS.contains(verb)) {
                rows++;
            } else if (!OF_THE_SESSION.contains(verb)) {
                statements.add(new TargetDdl.Statement(statement.text(),
                        new SourcePosition(shown, statement.line(), statement.column()),
                        PRIVILEGE.matcher(bare).matches()));
            }
        }
        if (rows > 0) {
            notes.add(shown + ": " + rows + (rows == 1 ? " statement" : " statements")
                    + " about rows left out; a target is a schema.");
        }
    }

    private static String bare(String sql) {
        return sql.replaceAll("(?s)^(\\s|--[^\\n]*\\n|/\\*.*?\\*/)+", "");
    }

    private static String verb(String bare) {
        int end = 0;
        while (end < bare.length() && Character.isLetter(bare.charAt(end))) {
            end++;
        }
        return bare.substring(0, end).toUpperCase(Locale.ROOT);
    }

    private static List<Path> files(TargetSource.SqlFiles source) {
        if (!Files.isDirectory(source.place())) {
            return List.of(source.place());
        }
        try (Stream<Path> all = Files.walk(source.place())) {
            List<Path> files = all.filter(path -> path.toString().endsWith(".sql")).filter(Files::isRegularFile)
                    .sorted().toList();
            if (files.isEmpty()) {
                throw new RetortException(ProblemCode.INVALID_SETTINGS, "There is no .sql file in " + source.written()
                        + ".").hint("Put the DDL there, or correct sql under [target].");
            }
            return files;
        } catch (IOException e) {
            throw unreadable(source.written(), e);
        }
    }

    private static String text(Path file, String shown) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, "The target " + shown + " does not exist.", e)
                    .hint("Correct sql under [target] in retort.toml.");
        } catch (CharacterCodingException e) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, "The target " + shown + " is not UTF-8.", e)
                    .hint("Save it as UTF-8.");
        } catch (IOException e) {
            throw unreadable(shown, e);
        }
    }

    private static RetortException unreadable(String shown, IOException e) {
        return new RetortException(ProblemCode.INVALID_SETTINGS, "The target " + shown + " cannot be read: "
                + e.getMessage(), e).hint("Check its rights.");
    }
}
