package dev.retort.project;

import org.jspecify.annotations.Nullable;

/**
 * What a project says about its database, before the environment is asked.
 *
 * @param url null where the file names none
 * @param migrationUrl the one to migrate over, round a pooler; null where the file names none
 */
public record DatabaseSource(@Nullable UrlSetting url, @Nullable UrlSetting migrationUrl) {

    public static final DatabaseSource NONE = new DatabaseSource(null, null);
}
