package dev.retort.project;

import dev.retort.problem.SourcePosition;

/**
 * A database URL as a settings file has it, with its {@code ${NAME}}s. It may hold a password, so only its place is
 * ever printed.
 *
 * @param name of the setting, such as {@code database.url}
 * @param text not yet expanded
 * @param position where it stands
 */
public record UrlSetting(String name, String text, SourcePosition position) {

    @Override
    public String toString() {
        return name + " at " + position;
    }
}
