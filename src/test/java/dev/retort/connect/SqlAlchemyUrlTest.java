package dev.retort.connect;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.google.gson.Gson;

import dev.retort.problem.RetortException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What SQLAlchemy makes of a URL, recorded from the real one, beside what Retort makes of it. */
class SqlAlchemyUrlTest {

    private static final Path FOLDER = Path.of("/work/project");

    /** Where Retort refuses what SQLAlchemy takes: each would show a part of the password, or open the wrong database. */
    private static final Set<String> REFUSED = Set.of("postgresql://scott:ti@ger@localhost/test",
            "postgresql://sc/ott:tiger@localhost/test", "sqlite://shop.db", "sqlite://user@/shop.db",
            "mysql://scott:tiger@localhost/test", "mysql+pymysql://scott:tiger@localhost/test",
            "cockroachdb://scott@localhost/test");

    /** Where Retort takes what SQLAlchemy refuses, as libpq does: no port after the colon, several hosts. */
    private static final Set<String> TAKEN = Set.of("postgresql://scott:tiger@localhost:/test",
            "postgresql://scott:tiger@h1:5432,h2:5433/test");

    record Recorded(String source, List<Case> cases) {}

    record Case(String url, @Nullable Parts parts, @Nullable String error) {
        @Override
        public String toString() {
            return url;
        }
    }

    record Parts(String drivername, @Nullable String username, @Nullable String password, @Nullable String host,
            @Nullable Integer port, @Nullable String database, Map<String, String> query) {}

    static Stream<Case> cases() throws IOException {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(SqlAlchemyUrlTest.class.getResourceAsStream("sqlalchemy-urls.json")),
                StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, Recorded.class).cases().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsAUrlAsSqlAlchemyDoes(Case recorded) {
        Parts parts = recorded.parts();
        if (TAKEN.contains(recorded.url())) {
            assertThat(parts).isNull();
            assertThat(DatabaseUrl.parse(recorded.url(), FOLDER).database()).isEqualTo("test");
            return;
        }
        if (parts == null || REFUSED.contains(recorded.url())) {
            assertThatThrownBy(() -> DatabaseUrl.parse(recorded.url(), FOLDER)).isInstanceOf(RetortException.class)
                    .message().doesNotContain("tiger", "ti@ger");
            return;
        }
        DatabaseUrl url = DatabaseUrl.parse(recorded.url(), FOLDER);
        assertThat(url.dialect().text()).isEqualTo(parts.drivername().startsWith("sqlite") ? "sqlite" : "postgresql");
        if (parts.drivername().startsWith("sqlite")) {
            assertThat(url.database()).isEqualTo(file(parts.database()));
            return;
        }
        assertThat(url.user()).isEqualTo(or(parts.username(), ""));
        assertThat(url.password()).isEqualTo(or(parts.password(), "").isEmpty() ? null : new Secret(parts.password()));
        assertThat(url.host()).isEqualTo(or(parts.host(), or(parts.query().get("host"), "")));
        assertThat(url.port()).isEqualTo(parts.port() == null ? 0 : parts.port());
        assertThat(url.database()).isEqualTo(or(parts.database(), "").isEmpty() ? url.user() : parts.database());
        parts.query().remove("host");
        assertThat(url.options()).isEqualTo(parts.query());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsWrittenIsReadBackWithoutThePassword(Case recorded) {
        if (recorded.parts() == null || REFUSED.contains(recorded.url())) {
            return;
        }
        DatabaseUrl url = DatabaseUrl.parse(recorded.url(), FOLDER);
        assertThat(DatabaseUrl.parse(url.text(), Path.of("/elsewhere"))).isEqualTo(url.withoutPassword());
        if (url.password() != null) {
            assertThat(url.text() + url.display() + url).doesNotContain(":" + url.password().value() + "@")
                    .doesNotContain("tiger");
        }
    }

    private static String file(@Nullable String database) {
        if (database == null || database.isEmpty() || database.equals(":memory:")) {
            return ":memory:";
        }
        if (database.startsWith("C:")) {
            return database;
        }
        return FOLDER.resolve(database.replaceFirst("^file:", "")).normalize().toString();
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
