package dev.retort.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ProfilesTest {

    @TempDir
    Path folder;

    private Path file;
    private Profiles profiles;

    @BeforeEach
    void makeProfiles() {
        file = folder.resolve("config/profiles.toml");
        profiles = new Profiles(file);
    }

    @Test
    void whatIsSavedIsReadBackInOrder() {
        Profile production = profile("shop-prod", "postgresql://shop@db.example.com:5433/shop?sslmode=verify-full",
                Environment.PRODUCTION);
        Profile local = profile("로컬 상점 \"my.shop\"", "sqlite:////data/my shop.db", Environment.DEVELOPMENT);
        profiles.save(production, null);
        profiles.save(local, null);
        assertThat(profiles.list()).containsExactly(production, local);
        assertThat(profiles.get("shop-prod")).isEqualTo(production);
    }

    @Test
    void withoutAFileThereAreNone() {
        assertThat(profiles.list()).isEmpty();
        profiles.remove("nothing");
        assertThat(file).doesNotExist();
    }

    @Test
    void aPasswordIsNeverWritten() throws IOException {
        profiles.save(profile("shop", "postgresql://me:p%2540%20'%22%23%2F@db/shop", Environment.STAGING), null);
        assertThat(Files.readString(file)).doesNotContain("p%40").doesNotContain("p%2540").contains("me@db");
        assertThat(profiles.get("shop").url().password()).isNull();
    }

    @Test
    void commentsAndUnknownKeysStayWhenAProfileChanges() throws IOException {
        write("""
                # My databases
                colour = "blue"

                # the local one
                [profiles.local]
                url = "sqlite:////data/shop.db"   # on the fast disk
                keep = true

                # production!
                [profiles."shop prod"] # careful
                environment = "production"
                # over the VPN
                url = "postgresql://shop@db/shop"
                team = ["a", "b"]
                """);
        profiles.save(profile("shop live", "postgresql://shop@db2/shop", Environment.PRODUCTION), "shop prod");
        assertThat(Files.readString(file)).isEqualTo("""
                # My databases
                colour = "blue"

                # the local one
                [profiles.local]
                url = "sqlite:////data/shop.db"   # on the fast disk
                keep = true

                # production!
                [profiles."shop live"] # careful
                environment = "production"
                # over the VPN
                url = "postgresql://shop@db2/shop"
                password-store = "ask"
                lock-timeout = "5s"
                statement-timeout = "0"
                backup = "ask"
                team = ["a", "b"]
                """);
        profiles.remove("local");
        assertThat(Files.readString(file)).startsWith("""
                # My databases
                colour = "blue"

                # production!
                [profiles."shop live"] # careful
                """);
        assertThat(profiles.list()).extracting(Profile::name).containsExactly("shop live");
        profiles.remove("shop live");
        assertThat(Files.readString(file)).isEqualTo("# My databases\ncolour = \"blue\"\n");
    }

    @Test
    void windowsLineEndsStay() throws IOException {
        write("[profiles.a]\r\nurl = \"sqlite:////a.db\"\r\n");
        profiles.save(profile("b", "sqlite:////b.db", Environment.DEVELOPMENT), null);
        assertThat(Files.readString(file).replace("\r\n", "")).doesNotContain("\n");
        assertThat(profiles.list()).extracting(Profile::name).containsExactly("a", "b");
    }

    @Test
    void aLinkedFileIsWrittenThrough() throws IOException {
        Path real = Files.writeString(folder.resolve("dotfiles.toml"), "");
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, real);
        profiles.save(profile("a", "sqlite:////a.db", Environment.DEVELOPMENT), null);
        assertThat(file).isSymbolicLink();
        assertThat(real).content().contains("[profiles.a]");
        assertThat(Files.list(folder)).hasSize(2);
    }

    @Test
    void aNameIsTakenOnce() {
        profiles.save(profile("a", "sqlite:////a.db", Environment.DEVELOPMENT), null);
        profiles.save(profile("b", "sqlite:////b.db", Environment.DEVELOPMENT), null);
        RetortException fault = catchThrowableOfType(RetortException.class,
                () -> profiles.save(profile("a", "sqlite:////c.db", Environment.DEVELOPMENT), "b"));
        assertThat(fault.message()).contains("\"a\"");
        profiles.save(profile("a", "sqlite:////c.db", Environment.STAGING), "a");
        assertThat(profiles.get("a").environment()).isEqualTo(Environment.STAGING);
    }

    @Test
    void anUnknownNameSaysWhichThereAre() {
        profiles.save(profile("shop-staging", "sqlite:////a.db", Environment.STAGING), null);
        RetortException fault = catchThrowableOfType(RetortException.class, () -> profiles.get("shop-stagign"));
        assertThat(fault.hint()).isEqualTo("Did you mean \"shop-staging\"?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            [profiles.a]\\nurl = 5                                    | 2 | profiles.a.url must be a text
            [profiles.a]\\nenvironment = "x"\\nurl = "sqlite:///a.db" | 2 | profiles.a.environment
            [profiles.a]\\nbackup = "ask"                             | 1 | has no url
            # x\\n\\n[profiles.a]\\nbackup = "ask"                     | 3 | has no url
            [profiles.a]\\nurl = "postgresql://u:secret@h/d"          | 2 | has a password
            [profiles.a]\\nurl = "mysql://u:secret@h/d"               | 2 | "mysql"
            [profiles.a]\\nurl = "sqlite:///a.db"\\nlock-timeout = 5   | 3 | profiles.a.lock-timeout
            [profiles]\\na = 1                                        | 2 | profiles.a must be a table
            profiles = "secret                                        | 1 | not valid TOML
            """)
    void aMistakeIsNamedByItsLine(String text, int line, String message) throws IOException {
        write(text.replace("\\n", "\n"));
        RetortException fault = catchThrowableOfType(RetortException.class, profiles::list);
        assertThat(fault.code()).isEqualTo(ProblemCode.INVALID_SETTINGS);
        assertThat(fault.message()).contains(message).doesNotContain("secret");
        assertThat(fault.position()).isNotNull().satisfies(place -> {
            assertThat(place.line()).isEqualTo(line);
            assertThat(place.file()).isEqualTo(file.toString());
        });
    }

    @Test
    void aFileInAnotherFormIsNotBroken() throws IOException {
        String text = "profiles.a.url = \"sqlite:////a.db\"\n";
        write(text);
        assertThat(profiles.list()).hasSize(1);
        catchThrowableOfType(RetortException.class,
                () -> profiles.save(profile("b", "sqlite:////b.db", Environment.DEVELOPMENT), "a"));
        assertThat(Files.readString(file)).isEqualTo(text);
        profiles.save(profile("b", "sqlite:////b.db", Environment.DEVELOPMENT), null);
        assertThat(profiles.list()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql://other:pw@127.0.0.1:5432/shop       | prod
            postgresql://[::1]/shop                         | prod
            jdbc:postgresql://LOCALHOST/shop                | prod
            postgresql:///shop                              | prod
            postgresql://localhost:5433/shop                | -
            postgresql://localhost/shop2                    | -
            postgresql://localhost/staging                  | staging
            sqlite:///shop.db                               | file
            sqlite:///./x/../shop.db                        | file
            sqlite:///link.db                               | file
            sqlite:///other.db                              | -
            sqlite://                                       | -
            """)
    void aUrlThatReachesAProfilesDatabaseIsKnown(String text, String expected) throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.createFile(data.resolve("shop.db"));
        Files.createFile(data.resolve("other.db"));
        Files.createSymbolicLink(data.resolve("link.db"), data.resolve("shop.db"));
        profiles.save(profile("dev", "postgresql://me@localhost/shop", Environment.DEVELOPMENT), null);
        profiles.save(profile("prod", "postgresql://shop@localhost/shop", Environment.PRODUCTION), null);
        profiles.save(profile("staging", "postgresql://shop@localhost/staging", Environment.STAGING), null);
        profiles.save(profile("file", "sqlite:///" + data.resolve("shop.db"), Environment.PRODUCTION), null);
        assertThat(profiles.guarding(DatabaseUrl.parse(text, data)).map(Profile::name).orElse("-")).isEqualTo(expected);
    }

    @Test
    void theFileIsWhereTheSystemKeepsConfiguration() {
        Path home = Path.of("/home/me");
        assertThat(UserFolders.of(java.util.Map.of(), "Linux", home)).isEqualTo(new UserFolders(
                Path.of("/home/me/.config/retort"), Path.of("/home/me/.local/share/retort"),
                Path.of("/home/me/.local/state/retort")));
        assertThat(
                UserFolders.of(java.util.Map.of("XDG_CONFIG_HOME", "/cfg", "XDG_DATA_HOME", "relative"), "Linux", home))
                .isEqualTo(new UserFolders(Path.of("/cfg/retort"), Path.of("/home/me/.local/share/retort"),
                        Path.of("/home/me/.local/state/retort")));
        assertThat(UserFolders.of(java.util.Map.of(), "Mac OS X", home).config())
                .isEqualTo(Path.of("/home/me/Library/Application Support/Retort"));
        assertThat(UserFolders.of(java.util.Map.of("APPDATA", "/roaming"), "Windows 11", home).config())
                .isEqualTo(Path.of("/roaming/Retort"));
    }

    private static Profile profile(String name, String url, Environment environment) {
        return new Profile(name, environment, DatabaseUrl.parse(url, Path.of("/")), PasswordStore.ASK,
                Duration.ofSeconds(5),
                Duration.ZERO, BackupPolicy.ASK);
    }

    private void write(String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
