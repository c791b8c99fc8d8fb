package dev.retort.target.models;

import java.nio.file.Path;
import java.util.List;

import dev.retort.alembic.AlembicOptions;
import dev.retort.script.ModuleSources;

/** Projects of models in folders. */
final class ModelProjects {

    private ModelProjects() {}

    static ModelsTarget at(Path folder) {
        return new ModelsTarget(folder, ModuleSources.of(folder, List.of(folder), folder), AlembicOptions.STANDARD);
    }
}
