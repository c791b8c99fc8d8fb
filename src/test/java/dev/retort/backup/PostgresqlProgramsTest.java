package dev.retort.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.connect.DatabaseUrl;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PostgresqlProgramsTest {

    @TempDir
    Path folder;

    @Test
    void theProgramsOfTheServersOwnVersionAreTakenElseTheOldestNewerOnes() throws IOException {
        for (String version : List.of("9.6.24", "15.18", "16.2", "17.1")) {
            install("pg/" + version.replaceFirst("\\..*", "") + "/bin", version);
        }
        List<String> places = List.of(folder + "/pg/*/bin", folder + "/nowhere", folder + "/none-*/bin");

        Path real = folder.toRealPath();
        assertThat(PostgresqlPrograms.find(Map.of(), places, 16).folder()).isEqualTo(real.resolve("pg/16/bin"));
        assertThat(PostgresqlPrograms.find(Map.of(), places, 14).folder()).isEqualTo(real.resolve("pg/15/bin"));
        assertThat(PostgresqlPrograms.find(Map.of(), places, 15).version()).isEqualTo("pg_dump 15.18");
    }

    @Test
    void programsThatAreTooOldAreNamed() throws IOException {
        install("old", "13.9 (Debian 13.9-0+deb11u1)");
        Map<String, String> environment = Map.of("PATH", "relative:" + folder.resolve("old") + "::/nowhere");

        assertThatThrownBy(() -> PostgresqlPrograms.find(environment, List.of(), 15))
                .isInstanceOfSatisfying(RetortException.class, e -> {
                    assertThat(e.code()).isEqualTo(ProblemCode.BACKUP_FAILED);
                    assertThat(e.message()).contains("13").contains("15")
                            .contains("old/pg_dump");
                    assertThat(e.hint()).contains("postgresql-client");
                });
    }

    @Test
    void missingProgramsAreAClearError() throws IOException {
        Files.createDirectory(folder.resolve("half"));
        program(folder.resolve("half/pg_dump"), "echo 'pg_dump (PostgreSQL) 15.1'");

        assertThatThrownBy(
                () -> PostgresqlPrograms.find(Map.of("PATH", folder.resolve("half").toString()), List.of(), 15))
                .isInstanceOf(RetortException.class).hasMessageContaining("no pg_dump");
    }

    @Test
    void aFolderThatIsNamedIsTheOnlyOneLookedIn() throws IOException {
        install("mine", "16.1");
        install("path", "15.1");
        Map<String, String> environment = Map.of("PATH", folder.resolve("path").toString(), "RETORT_PG_BIN",
                folder.resolve("mine").toString());

        assertThat(PostgresqlPrograms.find(environment, List.of(), 15).folder()).isEqualTo(folder.resolve("mine"));
    }

    @Test
    void whereTheDatabaseIsGoesThroughTheEnvironmentAndNothingElseLeadsElsewhere() {
        DatabaseUrl url = DatabaseUrl.parse(
                "postgresql://kim:p%2540%20'%22%23%2F@db.example:6000/my shop?sslmode=require",
                Path.of("/"));

        assertThat(ChildProgram.environment(Map.of("PGSERVICE", "other", "PGHOSTADDR", "10.0.0.1", "HOME", "/home/kim"),
                url))
                .containsEntry("PGPASSWORD", "p%40 '\"#/").containsEntry("PGDATABASE", "my shop")
                .containsEntry("PGHOST", "db.example").containsEntry("PGPORT", "6000").containsEntry("PGUSER", "kim")
                .containsEntry("PGSSLMODE", "require").containsEntry("HOME", "/home/kim")
                .doesNotContainKeys("PGSERVICE", "PGHOSTADDR");
    }

    private void install(String place, String version) throws IOException {
        Path bin = Files.createDirectories(folder.resolve(place));
        program(bin.resolve("pg_dump"), "echo 'pg_dump (PostgreSQL) " + version + "'");
        program(bin.resolve("pg_restore"), "echo 'pg_restore (PostgreSQL) " + version + "'");
    }

    private static void program(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
