package dev.retort.workbench.text;

import dev.retort.connect.Database;
import dev.retort.connect.DatabaseUrl;
import dev.retort.sql.DialectName;

/** What a database is called where there is little room. */
public final class DatabaseWords {

    private DatabaseWords() {}

    /** The profile's name; else the file's name, or database and server. */
    public static String shortName(Database database) {
        return database.profile() == null ? place(database.url()) : database.profile().name();
    }

    /** {@code waypoint on db-staging.internal}, or a file's name. */
    public static String place(DatabaseUrl url) {
        if (url.dialect() == DialectName.SQLITE) {
            return fileName(url.database());
        }
        return url.host().isEmpty() ? url.database() : Messages.text("database.on", url.database(), url.host());
    }

    private static String fileName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
