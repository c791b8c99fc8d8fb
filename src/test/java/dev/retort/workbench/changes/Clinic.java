package dev.retort.workbench.changes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import dev.retort.connect.BackupPolicy;
import dev.retort.connect.DatabaseUrl;
import dev.retort.connect.Environment;
import dev.retort.connect.PasswordStore;
import dev.retort.connect.Profile;
import dev.retort.engine.DatabaseChoice;
import dev.retort.engine.OpenProject;
import dev.retort.workbench.Bench;

/** A small project with one revision, its SQLite file, and whatever a test wants its schema to be. */
final class Clinic {

    static final String VISITORS = "CREATE TABLE visitors (id integer PRIMARY KEY, name text NOT NULL, said text);\n";
    /** Another name for a column, a column more and one less. */
    static final String CHANGED = "CREATE TABLE visitors (id integer PRIMARY KEY, full_name text NOT NULL,"
            + " age integer);\n";
    static final String REVISION = "aaaa00001111";

    private final Bench bench;
    private final Path folder;

    private Clinic(Bench bench, Path folder) {
        this.bench = bench;
        this.folder = folder;
    }

    /** Makes the files; {@code target} is the whole table {@code [target]}, empty for none. */
    static Clinic in(Bench bench, Path folder, String target) throws IOException {
        Files.createDirectories(folder.resolve("versions"));
        Clinic clinic = new Clinic(bench, folder);
        clinic.write("retort.toml", "versions = [\"versions\"]\n[database]\nurl = \"sqlite:///clinic.db\"\n" + target);
        clinic.revision(REVISION, "", VISITORS);
        return clinic;
    }

    /** With {@code schema.sql} as its target, upgraded and open. */
    static Clinic wanting(Bench bench, Path folder, String schema) throws IOException {
        Clinic clinic = in(bench, folder, "[target]\nsql = \"schema.sql\"\n");
        clinic.write("schema.sql", schema);
        clinic.open();
        bench.upgrade("heads");
        return clinic;
    }

    Clinic write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
        return this;
    }

    Clinic revision(String id, String revises, String sql) throws IOException {
        return write("versions/" + id + ".sql", "-- Revision " + id + "\n--\n-- revision: " + id + "\n"
                + (revises.isEmpty() ? "" : "-- revises: " + revises + "\n") + "\n-- +upgrade\n" + sql
                + "\n-- +downgrade\nSELECT 1;\n");
    }

    OpenProject open() {
        OpenProject project = bench.engine().open(folder);
        bench.session().show(project, DatabaseChoice.OF_THE_PROJECT);
        return project;
    }

    /** Runs SQL on an SQLite file of its folder, which is made where there is none. */
    Clinic execute(String database, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(database));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return this;
    }

    /** Saves a profile for an SQLite file of its folder. */
    Clinic profile(String name, String database) {
        bench.engine().connections().save(new Profile(name, Environment.STAGING,
                DatabaseUrl.ofFile(folder.resolve(database)), PasswordStore.ASK, Duration.ofSeconds(5), Duration.ZERO,
                BackupPolicy.ASK), null);
        return this;
    }

    Path folder() {
        return folder;
    }
}
