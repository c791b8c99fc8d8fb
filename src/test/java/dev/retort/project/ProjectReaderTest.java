package dev.retort.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.retort.connect.BackupPolicy;
import dev.retort.connect.SessionSettings;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ProjectReaderTest {

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(temporary.resolve("shop")).toRealPath();
    }

    @Test
    void anEmptyFileIsAProjectWithTheDefaults() throws IOException {
        Project project = read("");
        assertThat(project.folder()).isEqualTo(folder);
        assertThat(project.name()).isEqualTo("shop");
        assertThat(project.settingsFile()).isEqualTo(folder.resolve("retort.toml"));
        assertThat(project.versionFolders()).containsExactly(folder.resolve("versions"));
        assertThat(project.fileName()).isEqualTo("{rev}_{slug}");
        assertThat(project.versionTable()).isEqualTo("alembic_version");
        assertThat(project.versionTableSchema()).isEmpty();
        assertThat(project.transactions()).isEqualTo(TransactionScope.PER_MIGRATION);
        assertThat(project.session()).isEqualTo(SessionSettings.DEFAULT);
        assertThat(project.logSchema()).isEqualTo("retort");
        assertThat(project.backupPolicy()).isEqualTo(BackupPolicy.ASK);
        assertThat(project.backupFolder()).isEmpty();
        assertThat(project.database()).isEqualTo(DatabaseSource.NONE);
    }

    @Test
    void everySettingIsReadFromItsKey() throws IOException {
        Project project = read("""
                versions = ["db/versions", "db/seeds"]
                format = "sql"
                file-name = "{year}{month}_{rev}_{slug}"
                [database]
                url = "postgresql://shop:s3cret@localhost/shop"
                migration-url = "${DATABASE_URL_DIRECT}"
                role = "owner"
                search-path = '"My App", public'
                version-table = "versions"
                version-table-schema = "meta"
                transaction = "all"
                lock-timeout = "500ms"
                statement-timeout = "2min"
                wait = "1h"
                [log]
                schema = ""
                [target]
                sql = "schema.sql"
                scratch = ""
                [backup]
                policy = "full"
                command = []
                directory = "../backups"
                [alembic]
                command = ["uv", "run", "alembic"]
                """);
        assertThat(project.versionFolders()).containsExactly(folder.resolve("db/versions"), folder.resolve("db/seeds"));
        assertThat(project.fileName()).isEqualTo("{year}{month}_{rev}_{slug}");
        assertThat(project.versionTable()).isEqualTo("versions");
        assertThat(project.versionTableSchema()).isEqualTo("meta");
        assertThat(project.transactions()).isEqualTo(TransactionScope.ALL);
        assertThat(project.session()).isEqualTo(new SessionSettings("owner", "\"My App\", public",
                Duration.ofMillis(500), Duration.ofMinutes(2), Duration.ofHours(1)));
        assertThat(project.logSchema()).isEmpty();
        assertThat(project.backupPolicy()).isEqualTo(BackupPolicy.FULL);
        assertThat(project.backupFolder()).isEqualTo(folder.resolveSibling("backups").toString());
        UrlSetting url = Objects.requireNonNull(project.database().url());
        assertThat(url.text()).isEqualTo("postgresql://shop:s3cret@localhost/shop");
        assertThat(url.position()).hasToString("retort.toml:5:1");
        assertThat(project.toString()).doesNotContain("s3cret");
    }

    @Test
    void aProjectIsFoundFromAnyFolderInsideIt() throws IOException {
        write("retort.toml", "");
        Path deep = Files.createDirectories(folder.resolve("src/main/java"));
        assertThat(new ProjectReader(Map.of()).read(deep).folder()).isEqualTo(folder);
        assertThat(new ProjectReader(Map.of()).read(folder.resolve("retort.toml")).folder()).isEqualTo(folder);
    }

    @Test
    void aFileOfAnotherNameIsReadWhenItIsNamed() throws IOException {
        Path other = write("retort-ci.toml", "[database]\nrole = \"ci\"\n");
        Project project = new ProjectReader(Map.of()).read(other);
        assertThat(project.session().role()).isEqualTo("ci");
        assertThat(project.settingsFile()).isEqualTo(other);
    }

    @Test
    void variablesAreTakenFromTheEnvironmentThenFromDotEnv() throws IOException {
        write(".env", "ROLE=from_file\nSCHEMA=from_file\n");
        write("retort.toml",
                "[database]\nrole = \"${ROLE}\"\nversion-table-schema = \"x_${SCHEMA}\"\nwait = \"${WAIT}\"\n");
        Project project = new ProjectReader(Map.of("ROLE", "from_environment", "WAIT", "3s")).read(folder);
        assertThat(project.session().role()).isEqualTo("from_environment");
        assertThat(project.versionTableSchema()).isEqualTo("x_from_file");
        assertThat(project.session().patience()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aVariableThatIsNotSetIsNamedWithThePlaceThatWantsIt() throws IOException {
        RetortException fault = refused("[database]\nrole = \"${THE_ROLE}\"\n");
        assertThat(fault.message()).contains("THE_ROLE");
        assertThat(fault.position()).hasToString("retort.toml:2:1");
        assertThat(fault.hint()).contains(folder.resolve(".env").toString());
    }

    @Test
    void aVariableOfTheUrlIsNotNeededToReadTheProject() throws IOException {
        assertThat(read("[database]\nurl = \"${NOT_SET}\"\n").database().url()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            verions = ["a"]                              | retort.toml:1:1  | There is no setting "verions".            | Did you mean versions?
            [database]\\nlock_timeout = "5s"             | retort.toml:2:1  | "lock_timeout" in [database]              | Did you mean lock-timeout?
            [database]\\nulr = "x"                       | retort.toml:2:1  | "ulr"                                     | Did you mean url?
            [databse]\\nurl = "x"                        | retort.toml:1:1  | "databse"                                 | Did you mean database?
            colour = "red"                               | retort.toml:1:1  | "colour"                                  | Known here: alembic, backup
            versions = "versions"                        | retort.toml:1:1  | versions must be a list of texts          |
            versions = [1]                               | retort.toml:1:1  | versions must be a list of texts          |
            versions = []                                | retort.toml:1:1  | versions names no folder                  |
            versions = ["a", "b", "a/b"]                 | retort.toml:1:1  | "a" and "a/b"                             |
            versions = ["a", "./a"]                      | retort.toml:1:1  | "a" and "./a"                             |
            format = "alembic"                           | retort.toml:1:1  | needs an alembic.ini                      |
            format = "python"                            | retort.toml:1:1  | format is "python"                        | One of: sql, alembic.
            file-name = "{slug}"                         | retort.toml:1:1  | no {rev}                                  |
            file-name = "{rev}_{slgu}"                   | retort.toml:1:1  | {slgu}                                    | Did you mean {slug}?
            database = "x"                               | retort.toml:1:1  | database must be a table                  |
            [database]\\nurl = 5                         | retort.toml:2:1  | database.url must be a text               |
            [database]\\nlock-timeout = 5                | retort.toml:2:1  | database.lock-timeout must be a time      |
            [database]\\nlock-timeout = "5 lightyears"   | retort.toml:2:1  | "5 lightyears", which is no time          | 500ms
            [database]\\nlock-timeout = "5"              | retort.toml:2:1  | "5", which is no time                     |
            [database]\\ntransaction = "each"            | retort.toml:2:1  | database.transaction is "each"            | per-migration, all
            [database]\\nversion-table = ""              | retort.toml:2:1  | database.version-table is empty           |
            [target]\\nsql = "a"\\nmodels = "b"          | retort.toml:3:1  | target.sql and target.models              |
            [target]\\nnaming = "hibernate"              | retort.toml:2:1  | target.naming                             | spring, jpa
            [target]\\ncommand = "make"                  | retort.toml:2:1  | target.command must be a list             |
            [alembic]\\ncommand = "alembic"              | retort.toml:2:1  | alembic.command must be a list            |
            [backup]\\npolicy = "sometimes"              | retort.toml:2:1  | backup.policy is "sometimes"              | ask, full
            [backup]\\npolicy = "external"               | retort.toml:2:1  | backup.policy = "external"                |
            [backup]\\npolicy = "full"\\ncommand = ["x"] | retort.toml:3:1  | backup.command and backup.policy = "full" |
            [database\\nurl = "x"                        | retort.toml:1:10 | not valid TOML                            |
            """)
    void aMistakeIsRefusedWithItsPlace(String text, String place, String message, String hint) throws IOException {
        RetortException fault = refused(text.strip().replace("\\n", "\n"));
        assertThat(fault.code()).isEqualTo(ProblemCode.INVALID_SETTINGS);
        assertThat(fault.message()).contains(message);
        assertThat(fault.position()).hasToString(place);
        if (hint != null) {
            assertThat(fault.hint()).contains(hint);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[database]\nurl = \"postgresql://u:s3\"cret@h/d\"\n",
            "[database]\nurl = postgresql://u:s3cret@h/d\n", "[database]\nurl = \"postgresql://u:s3cret@h/d\n",
            "[database]\nurl = \"a\"\nurl = \"postgresql://u:s3cret@h/d\"\n", "[database]\nurl = \"\\s3cret\"\n"})
    void aComplaintAboutTheTextRepeatsNothingThatMayBeAPassword(String text) throws IOException {
        RetortException fault = refused(text);
        assertThat(fault.message() + fault.hint() + fault.data()).doesNotContain("cret").doesNotContain("s3");
        assertThat(fault.position()).isNotNull();
    }

    @Test
    void aFileInAnotherEncodingIsRefused() throws IOException {
        Files.write(folder.resolve("retort.toml"), "# caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refusedFolder().message()).contains("UTF-8");
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsAreFine() throws IOException {
        assertThat(read("\uFEFFversions = [\"v\"]\r\n[database]\r\nrole = \"r\"\r\n").session().role()).isEqualTo("r");
    }

    @Test
    void aFolderWithoutAProjectSaysHowToMakeOne() {
        RetortException fault = refusedFolder();
        assertThat(fault.code()).isEqualTo(ProblemCode.INVALID_SETTINGS);
        assertThat(fault.message()).contains("retort.toml").contains(folder.toString());
        assertThat(fault.hint()).contains("retort init");
    }

    @Test
    void foldersOfItsOwnMakeASqlProjectWhateverStandsBesideIt() throws IOException {
        write("alembic.ini", "[alembic]\nscript_location = alembic\n");
        Project project = read("versions = [\"sql\"]\n");
        assertThat(project.versionFolders()).containsExactly(folder.resolve("sql"));
        assertThat(project.alembic()).isNull();
    }

    @Test
    void aPyprojectIsAnAlembicProjectOnlyWithAlembicsTable() throws IOException {
        write("pyproject.toml", "[project]\nname = \"shop\"\n");
        assertThat(refusedFolder().message()).contains("no retort.toml or alembic.ini");
        Files.createDirectories(folder.resolve("x"));
        write("pyproject.toml", "[project]\nname = \"shop\"\n[tool.alembic]\nscript_location = \"%(here)s/x\"\n");
        assertThat(new ProjectReader(Map.of()).read(folder).versionFolders())
                .containsExactly(folder.resolve("x/versions"));
    }

    private Project read(String text) throws IOException {
        write("retort.toml", text);
        return new ProjectReader(Map.of()).read(folder);
    }

    private RetortException refused(String text) throws IOException {
        write("retort.toml", text);
        return refusedFolder();
    }

    private RetortException refusedFolder() {
        return catchThrowableOfType(RetortException.class, () -> new ProjectReader(Map.of()).read(folder));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void aProjectOfFlaskMigrateHasItsSettingsInTheFolderTheyAreOf() throws IOException {
        Files.createDirectories(folder.resolve("migrations"));
        Files.createDirectories(folder.resolve("app"));
        write("migrations/alembic.ini", "[alembic]\n# template used to generate migration files\n"
                + "# script_location = elsewhere\nfile_template = %%(slug)s_%%(rev)s\n");
        write("migrations/env.py", "");
        write("app/models.py", "");
        for (String place : List.of("", "app", "migrations", "migrations/alembic.ini")) {
            Project project = new ProjectReader(Map.of()).read(folder.resolve(place));
            assertThat(project.folder()).as(place).isEqualTo(folder);
            assertThat(project.versionFolders()).containsExactly(folder.resolve("migrations/versions"));
        }
        write("retort.toml", "[target]\nmodels = \"app\"\n");
        assertThat(new ProjectReader(Map.of()).read(folder).alembic()).isNotNull();
    }
}
