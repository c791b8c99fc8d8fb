package dev.retort.alembic.models;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Host.ModuleSource;

/** The files of a project, as far as reading models needs them. */
public interface ModelFiles {

    /** A module's text by its dotted name; null where the project has none. */
    @Nullable
    ModuleSource source(String name);

    /**
     * The modules and packages right inside a folder, sorted by name, {@code __init__} not among them.
     *
     * @param folder relative to the project, as {@link ModuleSource#file} names files
     */
    List<Entry> modules(String folder);

    /** One of them. */
    record Entry(String name, boolean isPackage) {}
}
