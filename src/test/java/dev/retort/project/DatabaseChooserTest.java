package dev.retort.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.retort.connect.BackupPolicy;
import dev.retort.connect.Database;
import dev.retort.connect.DatabaseUrl;
import dev.retort.connect.Environment;
import dev.retort.connect.PasswordPrompt;
import dev.retort.connect.PasswordStore;
import dev.retort.connect.Passwords;
import dev.retort.connect.Profile;
import dev.retort.connect.Profiles;
import dev.retort.connect.Secret;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class DatabaseChooserTest {

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private Path projectFolder;
    private Path workingFolder;
    private Profiles profiles;

    @BeforeEach
    void makeFolders() throws IOException {
        projectFolder = Files.createDirectory(folder.resolve("shop")).toRealPath();
        workingFolder = Files.createDirectory(folder.resolve("work")).toRealPath();
        profiles = new Profiles(folder.resolve("profiles.toml"));
    }

    /** A row: the URL, and where it leads with PGHOST=db.test, PGPORT=6000, PGUSER=ada and PGDATABASE=main. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            postgresql://,                     postgresql://ada@db.test:6000/main
            postgresql:///shop,                postgresql://ada@db.test:6000/shop
            postgresql://me@host:5433/shop,    postgresql://me@host:5433/shop
            host=other dbname=shop,            postgresql://ada@other:6000/shop
            """)
    void whatAUrlLeavesOutComesFromTheEnvironmentAsLibpqHasIt(String url, String leadsTo) {
        environment.putAll(Map.of("PGHOST", "db.test,second.test", "PGPORT", "6000", "PGUSER", "ada", "PGDATABASE",
                "main", "PGSSLMODE", "verify-full"));
        Database database = choose(null, url, null);

        assertThat(database.url().display()).isEqualTo(leadsTo);
        assertThat(database.url().options()).containsEntry("sslmode", "verify-full");
        assertThat(choose(null, "postgresql://host/shop?sslmode=disable", null).url().options()).containsEntry(
                "sslmode",
                "disable");
    }

    /** A row: the file's migration-url and url, the environment's and .env's variables, and the database that is meant. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            migration   | url   | env-direct | env | file-direct | file | migration
            ${MIGRATE}  | url   | env-direct | env | file-direct | file | url
            -           | url   | env-direct | env | file-direct | file | url
            -           | -     | env-direct | env | file-direct | file | env-direct
            -           | -     | -          | env | file-direct | file | env
            -           | -     | -          | -   | file-direct | file | file-direct
            -           | -     | -          | -   | -           | file | file
            ${DATABASE_URL_DIRECT} | ${DATABASE_URL} | env-direct | env | -           | file | env-direct
            ${DATABASE_URL_DIRECT} | ${DATABASE_URL} | -          | env | file-direct | file | file-direct
            ${DATABASE_URL_DIRECT} | ${DATABASE_URL} | -          | env | -           | file | env
            ${DATABASE_URL_DIRECT} | ${DATABASE_URL} | -          | -   | -           | file | file
            """)
    void theDatabaseIsChosenInThisOrder(String migration, String url, String direct, String plain, String fileDirect,
            String filePlain, String expected) throws IOException {
        StringBuilder settings = new StringBuilder("[database]\n");
        put(settings, "migration-url", migration);
        put(settings, "url", url);
        StringBuilder dotEnv = new StringBuilder();
        put(environment, "DATABASE_URL_DIRECT", direct);
        put(environment, "DATABASE_URL", plain);
        put(dotEnv, "DATABASE_URL_DIRECT", fileDirect);
        put(dotEnv, "DATABASE_URL", filePlain);
        Files.writeString(projectFolder.resolve(".env"), dotEnv);
        Database chosen = choose(project(settings.toString()), null, null);
        assertThat(chosen.url().database()).isEqualTo(expected);
        assertThat(chosen.name()).isEqualTo("postgresql://u@h:5432/" + expected);
    }

    @Test
    void aUrlOrAProfileGivenByAPersonComesFirst() throws IOException {
        Project project = project("[database]\nurl = \"postgresql://u@h/file\"\nrole = \"owner\"\nwait = \"3s\"\n");
        save("staging", "postgresql://u@h/profile", Environment.STAGING);
        assertThat(choose(project, "postgresql://u@h/typed", null).url().database()).isEqualTo("typed");
        Database ofProfile = choose(project, null, "staging");
        assertThat(ofProfile.name()).isEqualTo("staging");
        assertThat(ofProfile.url().database()).isEqualTo("profile");
        assertThat(ofProfile.environment()).isEqualTo(Environment.STAGING);
        assertThat(ofProfile.session().role()).isEqualTo("owner");
        assertThat(ofProfile.session().patience()).isEqualTo(Duration.ofSeconds(3));
        assertThat(ofProfile.session().lockTimeout()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void bothAtOnceAreRefused() {
        RetortException fault = refused(null, "postgresql://u@h/d", "staging");
        assertThat(fault.message()).contains("--url").contains("--profile");
    }

    @Test
    void noneAtAllSaysHowToNameOne() throws IOException {
        RetortException fault = refused(project(""), null, null);
        assertThat(fault.code()).isEqualTo(ProblemCode.INVALID_SETTINGS);
        assertThat(fault.hint()).contains("DATABASE_URL").contains("--url").contains("--profile");
        assertThat(refused(null, null, null).hint()).isEqualTo(fault.hint());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            typed       | work
            file        | shop
            variable    | shop
            environment | work
            dotenv      | shop
            """)
    void aRelativeFileIsSoughtBesideWhatNamesIt(String source, String expected) throws IOException {
        String url = "sqlite:///data/shop.db";
        String settings = "";
        switch (source) {
            case "file" -> settings = "[database]\nurl = \"" + url + "\"\n";
            case "variable" -> {
                settings = "[database]\nurl = \"${WHERE}\"\n";
                environment.put("WHERE", url);
            }
            case "environment" -> environment.put("DATABASE_URL", url);
            case "dotenv" -> Files.writeString(projectFolder.resolve(".env"), "DATABASE_URL=" + url + "\n");
            default -> {}
        }
        Database chosen = choose(project(settings), source.equals("typed") ? url : null, null);
        assertThat(chosen.url().database())
                .isEqualTo(folder.toRealPath().resolve(expected).resolve("data/shop.db").toString());
    }

    @Test
    void withoutAProjectTheDotEnvOfTheWorkingFolderCounts() throws IOException {
        Files.writeString(workingFolder.resolve(".env"), "DATABASE_URL=sqlite:///x.db\n");
        assertThat(choose(null, null, null).url().database()).isEqualTo(workingFolder.resolve("x.db").toString());
    }

    @Test
    void valuesArriveInAUrlAsTheyAre() throws IOException {
        Project project = project("[database]\nurl = \"postgresql://${WHO}:${PASSWORD}@h/d\"\n");
        environment.put("WHO", "me@corp");
        Files.writeString(projectFolder.resolve(".env"), "PASSWORD='p%40 \"#/'\n");
        DatabaseUrl url = choose(project, null, null).url();
        assertThat(url.user()).isEqualTo("me@corp");
        assertThat(url.password()).isEqualTo(new Secret("p%40 \"#/"));
        assertThat(url.host()).isEqualTo("h");
    }

    @Test
    void aMissingVariableIsNamedWithTheSettingThatWantsIt() throws IOException {
        RetortException fault = refused(project("[database]\n\nurl = \"postgresql://u:${SHOP_PASSWORD}@h/d\"\n"), null,
                null);
        assertThat(fault.message()).contains("SHOP_PASSWORD");
        assertThat(fault.position()).hasToString("retort.toml:3:1");
        assertThat(fault.data()).containsEntry("setting", "database.url").containsEntry("variable", "SHOP_PASSWORD");
        environment.put("WHOLE", " ");
        assertThat(refused(project("[database]\nurl = \"${WHOLE}\"\n"), null, null).message())
                .contains("WHOLE is empty");
    }

    @Test
    void aUrlThatCannotBeReadIsShownByItsPlaceOnly() throws IOException {
        RetortException fault = refused(project("[database]\nurl = \"postgresql://u:s3cret\"\n"), null, null);
        assertThat(fault.position()).hasToString("retort.toml:2:1");
        assertThat(fault.message() + fault.hint() + fault.data()).doesNotContain("s3cret");
    }

    @Test
    void aUrlThatReachesProductionIsGuardedAsItsProfile() throws IOException {
        save("shop-prod", "postgresql://shop@localhost:5432/shop", Environment.PRODUCTION);
        Database chosen = choose(project(""), "postgresql://root:pw@127.0.0.1/shop", null);
        assertThat(chosen.environment()).isEqualTo(Environment.PRODUCTION);
        assertThat(chosen.name()).isEqualTo("shop-prod");
        assertThat(chosen.url().user()).isEqualTo("root");
        assertThat(chosen.notes()).anyMatch(note -> note.contains("shop-prod"));
        environment.put("DATABASE_URL", "postgresql://localhost/shop");
        assertThat(choose(project(""), null, null).environment()).isEqualTo(Environment.PRODUCTION);
        assertThat(choose(project(""), "postgresql://127.0.0.1:5433/shop", null).profile()).isNull();
    }

    @Test
    void aPoolerIsANote() {
        assertThat(choose(null, "postgresql://u@h:6543/d", null).notes()).singleElement().asString()
                .contains("port 6543").contains("migration-url");
    }

    @Test
    void anUnusedQueryKeyIsANote() {
        assertThat(choose(null, "postgresql://u@h/d?schema=app", null).notes()).singleElement().asString()
                .contains("\"schema\"");
    }

    @Test
    void aServiceWithoutAHostIsRefusedRatherThanTakenForThisMachine() {
        assertThat(refused(null, "service=orders", null).code()).isEqualTo(ProblemCode.INVALID_SETTINGS);
        assertThat(refused(null, "postgresql:///?service=orders", null).getMessage()).contains("service");
        assertThat(choose(null, "host=h dbname=d service=orders", null).notes()).anyMatch(note -> note.contains(
                "\"service\""));
    }

    @Test
    void theKnownPasswordIsFilledIn() {
        environment.put("PGPASSWORD", "known");
        assertThat(choose(null, "postgresql://u@h/d", null).url().password()).isEqualTo(new Secret("known"));
    }

    private Database choose(Project project, String url, String profile) {
        Passwords passwords = new Passwords(environment, folder, PasswordPrompt.NOBODY);
        return new DatabaseChooser(profiles, passwords, environment, workingFolder).choose(project, url, profile);
    }

    private RetortException refused(Project project, String url, String profile) {
        return catchThrowableOfType(RetortException.class, () -> choose(project, url, profile));
    }

    private Project project(String settings) throws IOException {
        Files.writeString(projectFolder.resolve("retort.toml"), settings);
        return new ProjectReader(environment).read(projectFolder);
    }

    private void save(String name, String url, Environment kind) {
        profiles.save(new Profile(name, kind, DatabaseUrl.parse(url, folder), PasswordStore.ASK, Duration.ofSeconds(7),
                Duration.ZERO, BackupPolicy.ASK), null);
    }

    private static void put(StringBuilder text, String key, String database) {
        if (database != null) {
            text.append(key).append("=\"").append(url(database)).append("\"\n");
        }
    }

    private static void put(Map<String, String> variables, String key, String database) {
        if (database != null) {
            variables.put(key, url(database));
        }
    }

    private static String url(String database) {
        return database.startsWith("$") ? database : "postgresql://u@h/" + database;
    }
}
