package dev.retort.alembic.ddl;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Value;

/**
 * What a column was given beside its name and type.
 *
 * @param key what programs call it where that is not its name
 * @param nullable null where nothing was said
 * @param insertDefault {@code default=}: a value, a function or a sequence
 * @param updateDefault {@code onupdate=}
 */
public record ColumnSettings(@Nullable String key, boolean primaryKey, @Nullable Boolean nullable,
        @Nullable Value insertDefault, @Nullable ServerDefault serverDefault, @Nullable Value updateDefault,
        boolean index, boolean unique, Autoincrement autoincrement, @Nullable String comment, boolean system,
        Options options) {

    /** Whether the database counts its values up. */
    public enum Autoincrement {
        ALWAYS, NEVER, AUTO, IGNORE_FOREIGN_KEYS
    }

    /** Nothing. */
    public static final ColumnSettings PLAIN = new ColumnSettings(null, false, null, null, null, null, false, false,
            Autoincrement.AUTO, null, false, Options.NONE);

    ColumnSettings with(boolean primary, @Nullable ServerDefault standard) {
        return new ColumnSettings(key, primary, nullable, insertDefault, standard, updateDefault, index, unique,
                autoincrement, comment, system, options);
    }

    /** These, and where they say nothing, the others. */
    ColumnSettings merged(ColumnSettings other) {
        return new ColumnSettings(key, primaryKey || other.primaryKey, nullable == null ? other.nullable : nullable,
                insertDefault == null ? other.insertDefault : insertDefault,
                serverDefault == null ? other.serverDefault : serverDefault,
                updateDefault == null ? other.updateDefault : updateDefault, index || other.index,
                unique || other.unique, autoincrement == Autoincrement.AUTO ? other.autoincrement : autoincrement,
                comment == null ? other.comment : comment, system || other.system, options);
    }
}
