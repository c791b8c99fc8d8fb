package dev.retort.alembic.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** Reads the settings of an Alembic project. */
public final class AlembicSettingsReader {

    public static final String DEFAULT_SECTION = "alembic";

    private static final String NAME_TEMPLATE = "%(rev)s_%(slug)s";
    private static final int SLUG_LENGTH = 40;
    /** What {@code alembic init} writes for a person to fill in. */
    private static final String EXAMPLE_URL = "driver://";

    private final Path workingFolder;

    /** @param workingFolder where Alembic would start relative paths, if they lead nowhere from the settings file */
    public AlembicSettingsReader(Path workingFolder) {
        this.workingFolder = workingFolder;
    }

    /**
     * Reads the project of a settings file; an {@code alembic.ini} and a {@code pyproject.toml} beside each other are
     * read as one.
     *
     * @param file either of them, absolute
     * @param section of the ini
     * @throws RetortException {@code invalid-settings} where a file cannot be read, has no such section or no
     *         {@code script_location}, or names folders that cannot be
     */
    public AlembicSettings read(Path file, String section) {
        Path folder = Objects.requireNonNull(file.getParent());
        boolean isToml = file.toString().endsWith(".toml");
        IniFile ini = isToml ? null : ini(file, section);
        Path pyproject = folder.resolve("pyproject.toml");
        TomlSection toml = Files.isRegularFile(pyproject)
                ? TomlSection.parse(text(pyproject), "pyproject.toml", folder.toString()).orElse(null)
                : null;
        String shownAs = String.valueOf(file.getFileName());
        if (toml == null && (ini == null || !ini.hasSection(section))) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, shownAs + " has no "
                    + (isToml ? "[tool.alembic]" : "[" + section + "]") + " section.")
                    .hint(isToml ? "Name the project's alembic.ini with -c." : "Name another section with -n.")
                    .data("file", file.toString());
        }
        return new Reading(new Source(ini, section, toml), file, folder).settings(section);
    }

    private static IniFile ini(Path file, String section) {
        IniFile ini = IniFile.parse(text(file), file, String.valueOf(file.getFileName()));
        boolean other = !section.equals(DEFAULT_SECTION) && !ini.hasSection(section);
        if (other) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS,
                    file.getFileName() + " has no section [" + section + "].").hint("Name another section with -n.");
        }
        return ini;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, "The file " + file + " is not in UTF-8.", e)
                    .hint("Save it again in UTF-8.");
        } catch (IOException e) {
            throw new RetortException(ProblemCode.INVALID_SETTINGS, "The file " + file + " cannot be read.", e)
                    .hint("Check that it exists, and its rights.");
        }
    }

    /** One reading. */
    private final class Reading {

        private final Source source;
        private final Path file;
        private final Path folder;
        private final List<Path> sysPath;

        Reading(Source source, Path file, Path folder) {
            this.source = source;
            this.file = file;
            this.folder = folder;
            PathSeparator separator = source.text("path_separator").map(Reading::withoutComment)
                    .flatMap(PathSeparator::of).orElse(PathSeparator.LEGACY_WITH_COLON);
            this.sysPath = source.list("prepend_sys_path", separator).stream()
                    .map(text -> placed("prepend_sys_path", text)).toList();
        }

        AlembicSettings settings(String section) {
            Path scripts = source.text("script_location").filter(text -> !text.isBlank())
                    .map(text -> resource("script_location", text)).or(this::besideEnvironment).orElseThrow(
                            () -> new RetortException(ProblemCode.INVALID_SETTINGS,
                                    "No 'script_location' key found in " + file.getFileName() + ".")
                                    .hint("Set script_location in [" + section + "] to the folder with env.py.")
                                    .data("file", file.toString()));
            if (!Files.isDirectory(scripts)) {
                throw source.wrong("script_location", new RetortException(ProblemCode.INVALID_SETTINGS,
                        "Path doesn't exist: " + scripts + ", which script_location names.")
                        .hint("Create it, or correct script_location."));
            }
            return new AlembicSettings(file, section, scripts,
                    new AlembicSettings.Versions(versions(scripts), source.flag("recursive_version_locations")),
                    new AlembicSettings.FileNames(source.text("file_template").orElse(NAME_TEMPLATE),
                            source.text("timezone").orElse("").strip(), slugLength()),
                    url(), sysPath, databases(), notes());
        }

        /** Flask-Migrate keeps the settings in the folder they are of, and tells Alembic which it is. */
        private Optional<Path> besideEnvironment() {
            return Files.isRegularFile(folder.resolve("env.py")) ? Optional.of(folder) : Optional.empty();
        }

        private List<Path> versions(Path scripts) {
            // Alembic looks at the separator only where there is something to separate.
            if (source.list("version_locations", PathSeparator.LEGACY).isEmpty()) {
                return List.of(scripts.resolve("versions"));
            }
            String key = source.text("path_separator").isPresent() ? "path_separator" : "version_path_separator";
            String separator = source.text(key).map(Reading::withoutComment).orElse("");
            PathSeparator cut = separator.isEmpty()
                    ? PathSeparator.LEGACY
                    : PathSeparator.of(separator).orElseThrow(() -> source.wrong(key,
                            new RetortException(ProblemCode.INVALID_SETTINGS, "'" + separator
                                    + "' is not a valid value for " + key + ".")
                                    .hint("Expected 'space', 'newline', 'os', ':' or ';'.")));
            List<Path> folders = new ArrayList<>();
            for (String text : source.list("version_locations", cut)) {
                folders.add(resource("version_locations", text));
            }
            return folders.stream().distinct().toList();
        }

        /** A comment behind a value, which configparser takes for part of it and Alembic's own template has written. */
        private static String withoutComment(String text) {
            return text.replaceFirst("(^|\\s)#.*", "").strip();
        }

        private int slugLength() {
            String text = source.text("truncate_slug_length").orElse("").strip();
            return text.matches("\\d{1,4}") ? Integer.parseInt(text) : SLUG_LENGTH;
        }

        private @Nullable SettingText url() {
            return source.text("sqlalchemy.url").map(String::strip)
                    .filter(text -> !text.isEmpty() && !text.startsWith(EXAMPLE_URL))
                    .map(text -> new SettingText("sqlalchemy.url", text, source.position("sqlalchemy.url")))
                    .orElse(null);
        }

        private List<String> databases() {
            return source.text("databases").map(PathSeparator.LEGACY::split).orElse(List.of());
        }

        private List<String> notes() {
            List<String> notes = new ArrayList<>();
            if (source.flag("sourceless")) {
                notes.add("sourceless: revisions that are only there compiled (.pyc) are not read.");
            }
            if (source.hasHooks()) {
                notes.add("The project's post_write_hooks are not run on files Retort writes.");
            }
            return notes;
        }

        /** A path, or {@code package:folder} inside a package that can be found. */
        private Path resource(String key, String text) {
            int colon = text.indexOf(':');
            if (colon > 1 && !text.startsWith("/") && !text.substring(0, colon).contains("/")
                    && !text.substring(0, colon).contains("\\")) {
                String inside = text.substring(0, colon).replace('.', '/');
                String below = text.substring(colon + 1).replace(':', '/');
                return inPackage(inside, below)
                        .orElseThrow(() -> source.wrong(key, new RetortException(ProblemCode.INVALID_SETTINGS,
                                key + " names the package " + text.substring(0, colon) + ", which is not in " + folder
                                        + ".")
                                .hint("Write the folder's path instead.")));
            }
            return placed(key, text);
        }

        /** The first folder of that name that has what is asked for; a folder that only has the name may be in the way. */
        private Optional<Path> inPackage(String inside, String below) {
            List<Path> roots = new ArrayList<>(sysPath);
            roots.addAll(List.of(folder, folder.resolve("src"), workingFolder));
            // The settings may lie inside the package itself.
            for (Path above = folder; Files.exists(above.resolve("__init__.py")) && above.getParent() != null;) {
                above = above.getParent();
                roots.add(above);
            }
            return roots.stream().map(root -> root.resolve(inside).resolve(below).normalize())
                    .filter(Files::isDirectory).findFirst();
        }

        /** Alembic starts from the working folder, which nearly always is that of the file. */
        private Path placed(String key, String text) {
            try {
                Path ofFile = folder.resolve(text).normalize();
                Path ofWork = workingFolder.resolve(text).toAbsolutePath().normalize();
                return Files.exists(ofFile) || !Files.exists(ofWork) ? ofFile : ofWork;
            } catch (InvalidPathException e) {
                throw source.wrong(key, new RetortException(ProblemCode.INVALID_SETTINGS,
                        key + " is no possible path: " + e.getReason() + ".", e));
            }
        }
    }
}
