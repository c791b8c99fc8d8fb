package dev.retort.connect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.sql.DialectName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Forms of URLs that SQLAlchemy does not know; those it knows are in {@link SqlAlchemyUrlTest}. */
class DatabaseUrlTest {

    private static final Path FOLDER = Path.of("/work/project");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', nullValues = "-", textBlock = """
            jdbc:postgresql://db.example.com:5433/shop?user=me&password=p%40%20w    | db.example.com | 5433 | shop   | me   | p@ w
            jdbc:postgresql://db.example.com/my%20shop                              | db.example.com | 0    | my shop | ~~  | -
            jdbc:postgresql://[2001:db8::1]:5433/shop                               | 2001:db8::1    | 5433 | shop   | ~~   | -
            jdbc:postgresql://me:pw@db/shop                                         | db             | 0    | shop   | me   | pw
            jdbc:postgresql:shop                                                    | ~~             | 0    | shop   | ~~   | -
            jdbc:postgresql:shop?user=me                                            | ~~             | 0    | shop   | me   | -
            jdbc:postgresql:/                                                       | ~~             | 0    | ~~     | ~~   | -
            JDBC:postgresql://db/shop                                               | db             | 0    | shop   | ~~   | -
            jdbc:postgresql://h1:5433,h2:5434/shop                                  | h1             | 5433 | shop   | ~~   | -
            postgresql://h1,h2:5434/shop                                            | h1             | 0    | shop   | ~~   | -
            postgresql://me@/shop?host=h1:5433&host=h2:5434                         | h1             | 5433 | shop   | me   | -
            postgresql://db/shop?user=me&password=pw&port=5433&dbname=other         | db             | 5433 | other  | me   | pw
            host=db port=5433 dbname=shop user=me password=pw                       | db             | 5433 | shop   | me   | pw
            host = db dbname = 'my shop' password = 'it\\'s \\\\ here'              | db             | 0    | my shop | ~~  | it's \\ here
            hostaddr=10.0.0.5 dbname=shop password=a\\ b                            | 10.0.0.5       | 0    | shop   | ~~   | a b
            host=h1,h2 port=5433,5434 user=me                                       | h1             | 5433 | me     | me   | -
            host=/var/run/postgresql dbname=shop                                    | /var/run/postgresql | 0 | shop | ~~  | -
            """)
    void readsJdbcUrlsAndLibpqWords(String text, String host, int port, String database, String user,
            String password) {
        DatabaseUrl url = DatabaseUrl.parse(text, FOLDER);
        assertThat(url.dialect()).isEqualTo(DialectName.POSTGRESQL);
        assertThat(url.host()).isEqualTo(host);
        assertThat(url.port()).isEqualTo(port);
        assertThat(url.database()).isEqualTo(database);
        assertThat(url.user()).isEqualTo(user);
        assertThat(url.password()).isEqualTo(password == null ? null : new Secret(password));
        assertThat(DatabaseUrl.parse(url.text(), FOLDER)).isEqualTo(url.withoutPassword());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            jdbc:sqlite:shop.db                    | /work/project/shop.db
            jdbc:sqlite:/data/shop.db              | /data/shop.db
            jdbc:sqlite:../shop.db                 | /work/shop.db
            jdbc:sqlite:C:/data/shop.db            | C:/data/shop.db
            jdbc:sqlite:C:\\data\\shop.db          | C:\\data\\shop.db
            jdbc:sqlite:file:my%20shop.db?mode=ro  | /work/project/my shop.db
            jdbc:sqlite:file:/data/a%3Fb.db        | /data/a?b.db
            jdbc:sqlite:file:///data/shop.db       | /data/shop.db
            jdbc:sqlite::memory:                   | :memory:
            jdbc:sqlite:                           | :memory:
            sqlite:///file:shop?mode=memory&uri=true | :memory:
            sqlite:///\\\\server\\share\\shop.db   | \\\\server\\share\\shop.db
            """)
    void readsSqliteFilesInEveryForm(String text, String file) {
        DatabaseUrl url = DatabaseUrl.parse(text, FOLDER);
        assertThat(url.dialect()).isEqualTo(DialectName.SQLITE);
        assertThat(url.database()).isEqualTo(file);
        assertThat(DatabaseUrl.parse(url.text(), FOLDER)).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            postgresql://h/d?sslmode=require                            | sslmode=require
            postgresql://h/d?ssl=true                                   | sslmode=require
            postgresql+asyncpg://h/d?ssl=verify-full                    | sslmode=verify-full
            jdbc:postgresql://h/d?ssl=true                              | sslmode=verify-full
            jdbc:postgresql://h/d?ssl=true&sslfactory=org.postgresql.ssl.NonValidatingFactory | sslmode=require
            jdbc:postgresql://h/d?ssl=true&sslmode=verify-ca            | sslmode=verify-ca
            jdbc:postgresql://h/d?connectTimeout=3&ApplicationName=x    | connect_timeout=3
            jdbc:postgresql://h/d?loginTimeout=3&tcpKeepAlive=true      | connect_timeout=3, keepalives=1
            jdbc:postgresql://h/d?targetServerType=secondary            | target_session_attrs=standby
            jdbc:postgresql://h/d?currentSchema=app,public              | search_path=app,public
            postgresql://h/d?target_session_attrs=read-write            | target_session_attrs=read-write
            postgresql://h/d?client_encoding=utf8&application_name=me   | ~~
            postgresql+psycopg://h/d?prepare_threshold=None             | ~~
            postgresql://h/d?pgbouncer=true                             | pgbouncer=true
            """)
    void keepsTheOptionsThatMeanSomethingUnderOneName(String text, String options) {
        List<String> notes = new ArrayList<>();
        DatabaseUrl url = DatabaseUrl.parse(text, FOLDER, notes::add);
        assertThat(String.join(", ", url.options().entrySet().stream().map(Map.Entry::toString).toList()))
                .isEqualTo(options);
        assertThat(notes).isEmpty();
    }

    @Test
    void thePasswordOfAKeyIsKeptAndNeverWritten() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://u@h/d?sslkey=/k&sslpassword=hidden", FOLDER);
        assertThat(url.options()).containsEntry("sslpassword", "hidden");
        assertThat(url.text()).isEqualTo("postgresql://u@h/d?sslkey=%2Fk");
        assertThat(url.toString() + url.display()).doesNotContain("hidden");
    }

    @Test
    void aNoteSaysWhichKeysAreNotUsed() {
        List<String> notes = new ArrayList<>();
        DatabaseUrl url = DatabaseUrl.parse(
                "postgresql://u:secret@h/d?schema=app&sslmode=require&connection_limit=5&sslcrl=hidden", FOLDER,
                notes::add);
        assertThat(url.options()).containsOnlyKeys("sslmode");
        assertThat(notes).hasSize(3).anyMatch(note -> note.contains("\"schema\""))
                .anyMatch(note -> note.contains("\"connection_limit\"")).noneMatch(note -> note.contains("hidden"));
    }

    @Test
    void aNoteSaysWhichOfSeveralServersIsUsed() {
        List<String> notes = new ArrayList<>();
        DatabaseUrl.parse("postgresql://u:secret@h1:5433,h2/d", FOLDER, notes::add);
        assertThat(notes).singleElement().asString().contains("h1:5433").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "secret", "secret/db", "shop.db", "postgresql:/u:secret@h/d",
            "postgresql://u:secret",
            "postgresql://u:se:cret/d", "postgresql://u:secret@h:70000/d", "postgresql://u:secret@h:0/d",
            "postgresql://u:secret@h:-1/d", "postgresql://u:secret@[::1/d", "postgresql://u:secret@[::1]x/d",
            "postgresql://u:ab@secret@h/d", "postgresql://u/v:secret@h/d", "mysql://u:secret@h/d",
            "jdbc:mysql://u:secret@h/d",
            "jdbc:oracle:thin:u/secret@h", "jdbc:secret", "sqlite://secret.db", "host=h password='secret",
            "password=secret oops",
            "postgresql://u:secret@h/d?sslmode=sometimes", "postgresql://u:secret@h/d?connect_timeout=soon",
            "postgresql://u:secret,h2@h3:secret,h4/d"})
    void whatCannotBeReadIsRefusedWithoutRepeatingIt(String text) {
        RetortException fault = catchThrowableOfType(RetortException.class, () -> DatabaseUrl.parse(text, FOLDER));
        assertThat(fault.code()).isEqualTo(ProblemCode.INVALID_SETTINGS);
        assertThat(fault.hint()).isNotNull();
        assertThat(fault.message() + fault.hint() + fault.data() + fault.getCause()).doesNotContain("secret");
    }

    @Test
    void anUnknownDatabaseIsNamed() {
        RetortException fault = catchThrowableOfType(RetortException.class,
                () -> DatabaseUrl.parse("mysql+pymysql://u:p@h/d", FOLDER));
        assertThat(fault.message()).contains("\"mysql\"");
        assertThat(fault.data()).containsEntry("dialect", "mysql");
    }

    @Test
    void aUrlIsShownWithoutPasswordAndQuery() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql+psycopg2://me%40corp:pw@[::1]/shop?sslmode=require", FOLDER);
        assertThat(url.display()).isEqualTo("postgresql://me%40corp@[::1]:5432/shop");
        assertThat(url.text()).isEqualTo("postgresql://me%40corp@[::1]/shop?sslmode=require");
        assertThat(url.place()).isEqualTo("[::1]:5432/shop");
        assertThat(url.toString()).doesNotContain("pw");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql://u@h:6543/d                      | port 6543
            postgresql://u@h:6432/d                      | port 6432
            postgresql://u@aws-0-eu.pooler.supabase.com/d | aws-0-eu.pooler.supabase.com
            postgresql://u@pgbouncer.internal/d          | pgbouncer.internal
            postgresql://u@h/d?pgbouncer=true            | pgbouncer=true
            postgresql://u@h:5432/d                      |
            sqlite:///pooler.db                          |
            """)
    void aPoolerIsRecognisedByItsAddress(String text, String sign) {
        Database database = Database.of(DatabaseUrl.parse(text, FOLDER));
        if (sign == null) {
            assertThat(database.poolerSign()).isEmpty();
        } else {
            assertThat(database.poolerSign()).hasValueSatisfying(found -> assertThat(found).contains(sign));
        }
    }
}
