package dev.retort.workbench.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import dev.retort.workbench.shell.Preferences;
import dev.retort.workbench.theme.Appearance;
import dev.retort.workbench.theme.Theme;

/** The settings as they are and as they are kept. */
public final class Settings {

    private static final String THEME = "theme";
    private static final String BACKUPS = "backup-folder";

    private final ObjectProperty<ThemeChoice> theme;
    private final StringProperty backupFolder;

    /** Which theme a person wants. */
    public enum ThemeChoice {
        SYSTEM, LIGHT, DARK;

        /** The theme this means now. */
        public Theme theme() {
            return switch (this) {
                case SYSTEM -> Appearance.ofTheSystem();
                case LIGHT -> Theme.LIGHT;
                case DARK -> Theme.DARK;
            };
        }
    }

    public Settings(Preferences preferences) {
        theme = new SimpleObjectProperty<>(this, "theme", kept(preferences.get(THEME, "")));
        backupFolder = new SimpleStringProperty(this, "backupFolder", preferences.get(BACKUPS, ""));
        theme.addListener((_, _, now) -> preferences.put(THEME, now == ThemeChoice.SYSTEM ? "" : now.theme().text()));
        backupFolder.addListener((_, _, now) -> preferences.put(BACKUPS, now.strip()));
    }

    private static ThemeChoice kept(String word) {
        return switch (word) {
            case "light" -> ThemeChoice.LIGHT;
            case "dark" -> ThemeChoice.DARK;
            default -> ThemeChoice.SYSTEM;
        };
    }

    public ObjectProperty<ThemeChoice> themeProperty() {
        return theme;
    }

    /** What is typed as the folder of backups; empty for the usual one. */
    public StringProperty backupFolderProperty() {
        return backupFolder;
    }

    /** Where backups go; null for the database's usual folder. */
    public @Nullable Path backupFolder() {
        String typed = backupFolder.get().strip();
        try {
            return typed.isEmpty() ? null : Path.of(typed);
        } catch (InvalidPathException _) {
            return null;
        }
    }
}
