package dev.retort.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.retort.project.AlembicCommand;

/**
 * The programs of a project that run only where a person allows it: its own Alembic, and those that print its target.
 */
public final class ProjectPrograms {

    private final OutsideAlembic alembic;
    private final Targets targets;

    ProjectPrograms(OutsideAlembic alembic, Targets targets) {
        this.alembic = alembic;
        this.targets = targets;
    }

    /** How the project's own Alembic is called, as a person would type it; empty where there is none to be found. */
    public Optional<String> alembicCommand(OpenProject project) {
        return alembic.command(project).map(AlembicCommand::shown);
    }

    /** Remembers that a person allows that command for steps of this project which cannot be read. */
    public void allowAlembic(OpenProject project) {
        alembic.remember(project);
    }

    /** The programs that a person has allowed for this project, each as one would type it. */
    public List<String> allowed(OpenProject project) {
        return Stream.concat(alembic.remembered(project).stream(), targets.allowed(project).stream()).toList();
    }

    /** Takes that back: each has to be allowed anew before it runs again. */
    public void disallow(OpenProject project) {
        alembic.forget(project);
        targets.disallow(project);
    }
}
