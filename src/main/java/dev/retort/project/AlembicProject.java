package dev.retort.project;

import java.util.ArrayList;
import java.util.List;

import dev.retort.alembic.env.EnvHints;
import dev.retort.alembic.settings.AlembicSettings;

/**
 * What makes a project an Alembic project.
 *
 * @param settings what its {@code alembic.ini} and {@code pyproject.toml} say
 * @param hints what its {@code env.py} tells
 * @param command how the project's own Alembic is called, as {@code retort.toml} says; empty where it says nothing
 */
public record AlembicProject(AlembicSettings settings, EnvHints hints, List<String> command) {

    public AlembicProject {
        command = List.copyOf(command);
    }

    /** What a person should know of the project, a sentence each. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>(settings.notes());
        notes.addAll(hints.notes());
        if (!settings.databases().isEmpty() && settings.engine() == null) {
            notes.add("The project serves several databases (" + String.join(", ", settings.databases())
                    + "). Retort migrates one at a time: name its section with -n.");
        }
        return notes;
    }
}
