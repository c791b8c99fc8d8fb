package dev.retort.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.retort.connect.Database;
import dev.retort.connect.DatabaseProbe;
import dev.retort.connect.ProbedDatabase;
import dev.retort.engine.ConnectionReport.Finding;
import dev.retort.engine.ConnectionReport.Level;
import dev.retort.problem.RetortException;
import dev.retort.project.Project;

/** Tells in words what a connection test found. */
final class ConnectionTests {

    private final DatabaseProbe probe;
    private final DatabaseBackups backups;
    private final Clock clock;

    ConnectionTests(DatabaseProbe probe, DatabaseBackups backups, Clock clock) {
        this.probe = probe;
        this.backups = backups;
        this.clock = clock;
    }

    ConnectionReport test(@Nullable OpenProject open, Database database) {
        Project project = open == null ? null : open.project();
        String table = project == null ? "alembic_version" : project.versionTable();
        ProbedDatabase found;
        try {
            found = probe.probe(database, table, project == null ? "" : project.versionTableSchema());
        } catch (RetortException e) {
            if (!"no-such-file".equals(e.data().get("reason"))) {
                throw e;
            }
            return report(List.of(notMadeYet(database)));
        }
        List<Finding> findings = new ArrayList<>();
        switch (found) {
            case ProbedDatabase.Postgres postgres -> postgres(findings, postgres, database);
            case ProbedDatabase.Sqlite sqlite -> sqlite(findings, sqlite);
        }
        findings.add(versionTable(found.versionTable(), table, open));
        findings.add(backup(database));
        database.notes().forEach(note -> findings.add(new Finding(Level.NOTE, "Note", note)));
        return report(findings);
    }

    private ConnectionReport report(List<Finding> findings) {
        boolean ready = findings.stream().noneMatch(finding -> finding.level() == Level.BAD);
        return new ConnectionReport(ready, findings, clock.instant());
    }

    /** An SQLite file that does not exist is no fault before the first upgrade. */
    private static Finding notMadeYet(Database database) {
        Path file = Path.of(database.url().database()).toAbsolutePath();
        Path folder = Objects.requireNonNull(file.getParent());
        boolean possible = Files.isWritable(folder) && !database.url().options().containsKey("mode");
        return possible
                ? new Finding(Level.GOOD, "No file yet", "The first upgrade makes " + file)
                : new Finding(Level.BAD, "No file, and none can be made", database.url().options().containsKey("mode")
                        ? "The URL says mode=ro, and there is no " + file
                        : "The folder " + folder + " is read-only");
    }

    private static void postgres(List<Finding> findings, ProbedDatabase.Postgres found, Database database) {
        findings.add(new Finding(found.standby() ? Level.BAD : Level.GOOD, found.server(),
                found.standby() ? "A standby: it only reads. Migrate on its primary." : "As " + found.user()));
        findings.add(new Finding(Level.GOOD, "Round trip " + milliseconds(found.roundTrip()), "Median of 5; "
                + (found.encryption().isEmpty() ? "not encrypted" : found.encryption())));
        findings.add(rights(found));
        found.pooler().filter(how -> database.notes().stream().noneMatch(note -> note.contains("pooler")))
                .ifPresent(how -> findings.add(new Finding(Level.NOTE, "A connection pooler stands in between",
                        how + ". In transaction mode it breaks the migration lock: migrate over a direct address.")));
    }

    private static Finding rights(ProbedDatabase.Postgres found) {
        String owned = "owns " + found.ownedTables() + " of " + found.tables() + " tables";
        if (found.schema().isEmpty()) {
            return new Finding(Level.BAD, "Rights for migrations", "No schema on the search path exists; " + owned);
        }
        if (!found.mayCreate()) {
            return new Finding(Level.BAD, "Rights for migrations", found.user() + " may not create tables in "
                    + found.schema() + ". As its owner: GRANT CREATE ON SCHEMA " + found.schema() + " TO "
                    + found.user());
        }
        if (!found.mayWriteVersions()) {
            return new Finding(Level.BAD, "Rights for migrations",
                    found.user() + " may not write the version table; " + owned);
        }
        String log = found.mayCreateSchema()
                ? ""
                : "; may not create schemas, so the migration log is kept in a local file unless its schema exists";
        return new Finding(found.mayCreateSchema() ? Level.GOOD : Level.NOTE, "Rights for migrations",
                "Creates in " + found.schema() + ", " + owned + log);
    }

    private static void sqlite(List<Finding> findings, ProbedDatabase.Sqlite found) {
        findings.add(new Finding(Level.GOOD, found.server(), "Journal mode " + found.journalMode() + ", "
                + found.bytes() / 1024 + " kB"));
        findings.add(new Finding(found.writable() ? Level.GOOD : Level.BAD, "Rights for migrations",
                found.writable() ? "File and folder can be written" : "The file or its folder is read-only"));
    }

    private static Finding versionTable(ProbedDatabase.VersionTable table, String name, @Nullable OpenProject open) {
        if (!table.found()) {
            return new Finding(Level.GOOD, "No version table yet", name + " is made by the first upgrade");
        }
        if (!table.readable()) {
            return new Finding(Level.BAD, "Version table cannot be read",
                    name + " is not a version table this role may read");
        }
        if (table.rows().isEmpty()) {
            return new Finding(Level.GOOD, "Version table found", name + " is empty: at base");
        }
        boolean known = open == null || !open.isReadable()
                || table.rows().stream().allMatch(row -> open.graph().find(row).isPresent());
        return new Finding(known ? Level.GOOD : Level.NOTE, "Version table found", name + ", at "
                + String.join(", ", table.rows())
                + (open == null ? "" : known ? ", known here" : ", not of this project"));
    }

    private Finding backup(Database database) {
        try {
            return new Finding(Level.GOOD, "Backups", backups.tool(database));
        } catch (RetortException obstacle) {
            String hint = obstacle.hint();
            return new Finding(Level.NOTE, "No full backup", obstacle.message() + (hint == null ? "" : " " + hint));
        }
    }

    private static String milliseconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / 1e6);
    }
}
