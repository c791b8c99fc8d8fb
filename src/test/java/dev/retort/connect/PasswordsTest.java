package dev.retort.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordsTest {

    @TempDir
    Path home;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void writePassFile() throws IOException {
        passFile("*:*:*:*:from-file");
    }

    @Test
    void theFirstPlaceThatHasOneWins() {
        Database database = database("postgresql://me:from-url@db/shop");
        Database bare = new Database(database.name(), database.url().withoutPassword(), database.session(),
                database.profile(), List.of());
        assertThat(found(bare)).isEqualTo("from-file");
        environment.put("PGPASSWORD", "from-pgpassword");
        assertThat(found(bare)).isEqualTo("from-pgpassword");
        environment.put("RETORT_PASSWORD_SHOP_PROD", "from-variable");
        assertThat(found(bare)).isEqualTo("from-variable");
        Passwords passwords = passwords();
        passwords.remember("shop prod", new Secret("from-person"));
        assertThat(passwords.known(bare).url().password()).isEqualTo(new Secret("from-person"));
        assertThat(passwords.known(database).url().password()).isEqualTo(new Secret("from-url"));
    }

    @Test
    void anEmptyVariableIsNoPassword() {
        environment.put("PGPASSWORD", "");
        assertThat(found(database("postgresql://me@db/shop"))).isEqualTo("from-file");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            db.example.com:5432:shop:me:right              | right
            db.example.com:*:*:*:right                     | right
            *:*:*:*:right                                  | right
            DB.example.com:5432:shop:me:wrong              | -
            db.example.com:5433:shop:me:wrong              | -
            db.example.com:5432:shop2:me:wrong             | -
            db.example.com:5432:sho:me:wrong               | -
            db.example.com:5432:shop:you:wrong             | -
            db.example.com:5432:shop:me                    | -
            #*:*:*:*:wrong                                 | -
            ~ *:*:*:*:wrong~                               | -
            *:*:*:*:a\\:b\\\\c                             | a:b\\c
            *:*:*:*:a:b                                    | a
            *:*:*:*:p%40 '"#/                              | p%40 '"#/
            *:*:*:*:비밀                                    | 비밀
            *:*:s\\hop:me:right                            | right
            db.*:5432:shop:me:wrong                        | -
            """)
    void aPassFileIsMatchedAsLibpqDoes(String line, String expected) throws IOException {
        passFile(line, "");
        assertThat(found(database("postgresql://me@db.example.com/shop"))).isEqualTo(expected);
    }

    @Test
    void theFirstLineThatFitsWinsAndColonsInNamesAreEscaped() throws IOException {
        passFile("\\:\\:1:5432:my\\:db:me:first", "*:*:*:*:second");
        assertThat(found(database("postgresql://me@[::1]/my:db"))).isEqualTo("first");
        assertThat(found(database("postgresql://me@[::1]/other"))).isEqualTo("second");
    }

    @Test
    void aPassFileThatOthersMayReadIsLeftAsideWithANote() throws IOException {
        Path file = home.resolve(".pgpass");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Database known = passwords().known(database("postgresql://me@db/shop"));
        assertThat(known.url().password()).isNull();
        assertThat(known.notes()).singleElement().asString().contains(file.toString()).contains("0600");
    }

    @Test
    void theVariableNamesAnotherPassFile() throws IOException {
        Path other = Files.writeString(home.resolve("other"), "*:*:*:*:other\n");
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-------"));
        environment.put("PGPASSFILE", other.toString());
        assertThat(found(database("postgresql://me@db/shop"))).isEqualTo("other");
        environment.put("PGPASSFILE", home.resolve("missing").toString());
        assertThat(found(database("postgresql://me@db/shop"))).isNull();
    }

    @Test
    void anSqliteFileNeedsNoPassword() {
        Database database = database("sqlite:////tmp/shop.db");
        assertThat(passwords().known(database)).isSameAs(database);
    }

    private String found(Database database) {
        Secret password = passwords().known(database).url().password();
        return password == null ? null : password.value();
    }

    private Passwords passwords() {
        return new Passwords(environment, home, PasswordPrompt.NOBODY);
    }

    private static Database database(String text) {
        DatabaseUrl url = DatabaseUrl.parse(text, Path.of("/"));
        Profile profile = new Profile("shop prod", Environment.PRODUCTION, url.withoutPassword(), PasswordStore.ASK,
                Duration.ofSeconds(5), Duration.ZERO, BackupPolicy.ASK);
        return new Database("shop prod", url, SessionSettings.DEFAULT, profile, List.of());
    }

    private void passFile(String... lines) throws IOException {
        Path file = Files.writeString(home.resolve(".pgpass"), String.join("\n", lines));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
