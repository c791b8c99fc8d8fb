package dev.retort.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An Alembic project in a folder, its files written by the test. */
record AlembicFolder(Path path) {

    /** {@code project} below a folder, with the {@code alembic.ini} that Alembic's own template leaves uncommented. */
    static AlembicFolder in(Path folder) throws IOException {
        AlembicFolder made = new AlembicFolder(Files.createDirectories(folder.resolve("project")).toRealPath());
        Files.createDirectories(made.path.resolve("alembic/versions"));
        made.write("alembic.ini", "[alembic]\nscript_location = %(here)s/alembic\n");
        made.write("alembic/env.py", "context.configure(connection=connection)\n");
        return made;
    }

    void write(String name, String text) throws IOException {
        Files.writeString(path.resolve(name), text);
    }

    /** A file among the revisions. */
    void revision(String name, String text) throws IOException {
        write("alembic/versions/" + name, text);
    }
}
