package dev.retort.alembic;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * What a project says about its migrations, in env.py and its settings, that shows in the SQL of a step.
 *
 * @param renderAsBatch whether env.py sets {@code render_as_batch}
 * @param namingConvention of {@code target_metadata}: patterns by {@code ix}, {@code uq}, {@code ck}, {@code fk},
 *        {@code pk}; empty where it has none or is not known; asked for when a step names something
 * @param versionTable the version table's name
 * @param versionTableSchema its schema; null for the default
 * @param transactionPerMigration whether env.py sets {@code transaction_per_migration}
 * @param includeSchemas whether env.py sets {@code include_schemas}
 * @param settings the main section of the settings file, for {@code context.config.get_main_option}
 * @param engine which of several databases is migrated, as {@code upgrade(engine_name)} is told; null where there is one
 * @param databases their names
 */
public record AlembicOptions(boolean renderAsBatch, Supplier<Map<String, String>> namingConvention, String versionTable,
        @Nullable String versionTableSchema, boolean transactionPerMigration, boolean includeSchemas,
        Map<String, String> settings, @Nullable String engine, List<String> databases) {

    /** What Alembic does where nothing is said. */
    public static final AlembicOptions STANDARD = new AlembicOptions(false, Map::of, "alembic_version", null, false,
            false, Map.of(), null, List.of());

    public AlembicOptions {
        settings = Map.copyOf(settings);
        databases = List.copyOf(databases);
    }
}
