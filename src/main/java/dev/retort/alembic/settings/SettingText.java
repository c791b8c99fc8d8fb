package dev.retort.alembic.settings;

import dev.retort.problem.SourcePosition;

/**
 * A setting that may hold a password: only its place is ever printed.
 *
 * @param name of the setting
 * @param text its value, references put in
 * @param position where it stands
 */
public record SettingText(String name, String text, SourcePosition position) {

    @Override
    public String toString() {
        return name + " at " + position;
    }
}
