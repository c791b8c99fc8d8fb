package dev.retort.alembic.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What an Alembic project's settings files say.
 *
 * @param file the {@code alembic.ini}, or the {@code pyproject.toml} where there is no other
 * @param section of the ini; {@code alembic} unless a person says otherwise
 * @param scriptLocation the folder with {@code env.py}, absolute
 * @param versions where revision files are
 * @param names how new files are named
 * @param url {@code sqlalchemy.url}; null where there is none, or only the template's example
 * @param sysPath folders that {@code prepend_sys_path} puts first, absolute
 * @param databases names of engines where the project serves several databases at once
 * @param notes what Retort does not do that the settings ask for, a sentence each
 */
public record AlembicSettings(Path file, String section, Path scriptLocation, Versions versions, FileNames names,
        @Nullable SettingText url, List<Path> sysPath, List<String> databases, List<String> notes) {

    public AlembicSettings {
        sysPath = List.copyOf(sysPath);
        databases = List.copyOf(databases);
        notes = List.copyOf(notes);
    }

    /** The folder of the settings file: the project's. */
    public Path folder() {
        return Objects.requireNonNull(file.getParent());
    }

    /**
     * Which of several databases these settings are for, where {@code env.py} migrates several: the section's name, or
     * that of the only one; null where that is open.
     */
    public @Nullable String engine() {
        if (databases.contains(section)) {
            return section;
        }
        return databases.size() == 1 ? databases.getFirst() : null;
    }

    public Path envScript() {
        return scriptLocation.resolve("env.py");
    }

    /** The project's own template of new files. */
    public Path template() {
        return scriptLocation.resolve("script.py.mako");
    }

    /**
     * Where revision files are.
     *
     * @param folders absolute; the first takes new files
     * @param recursive whether folders below them count
     */
    public record Versions(List<Path> folders, boolean recursive) {

        public Versions {
            folders = List.copyOf(folders);
        }
    }

    /**
     * How new files are named and dated.
     *
     * @param template Alembic's {@code file_template}, such as {@code %(rev)s_%(slug)s}
     * @param timezone of the create date; empty for local time
     * @param slugLength how many characters of the message a name keeps
     */
    public record FileNames(String template, String timezone, int slugLength) {}
}
