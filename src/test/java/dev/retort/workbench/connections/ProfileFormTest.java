package dev.retort.workbench.connections;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.retort.connect.BackupPolicy;
import dev.retort.connect.DatabaseUrl;
import dev.retort.connect.Environment;
import dev.retort.connect.PasswordStore;
import dev.retort.connect.Profile;
import dev.retort.sql.DialectName;

import static org.assertj.core.api.Assertions.assertThat;

class ProfileFormTest {

    private static final Path HOME = Path.of("/home/ada");

    private static final Profile STAGING = new Profile("shop-staging", Environment.STAGING,
            new DatabaseUrl(DialectName.POSTGRESQL, "db.internal", 5433, "shop", "migrator", null,
                    Map.of("sslmode", "verify-full", "application_name", "retort")),
            PasswordStore.ENVIRONMENT, Duration.ofMillis(500), Duration.ofMinutes(2), BackupPolicy.FULL);

    @Test
    void aSavedProfileComesBackAsItWas() {
        ProfileForm form = ProfileForm.of(STAGING, HOME, (_, _) -> false);

        assertThat(form.toProfile()).isEqualTo(STAGING);
        assertThat(form.isDirty()).isFalse();
        assertThat(form.problems()).isEmpty();
        assertThat(form.lockTimeout.get()).isEqualTo("500 ms");
        assertThat(form.statementTimeout.get()).isEqualTo("2 min");
    }

    @Test
    void aPastedUrlFillsTheFieldsAndItsPasswordLeavesTheUrl() {
        ProfileForm form = ProfileForm.draft(null, "shop", HOME, (_, _) -> false);

        form.address.url.set("postgresql+psycopg2://mira:p%2540%20%27%22%23%2F@[::1]:6432/shöp?sslmode=require");

        assertThat(form.address.host.get()).isEqualTo("::1");
        assertThat(form.address.port.get()).isEqualTo("6432");
        assertThat(form.address.database.get()).isEqualTo("shöp");
        assertThat(form.address.user.get()).isEqualTo("mira");
        assertThat(form.password.get()).isEqualTo("p%40 '\"#/");
        assertThat(form.address.ssl.get()).isEqualTo("require");
        assertThat(form.problems()).isEmpty();

        form.address.tidyUrl();

        assertThat(form.address.url.get()).doesNotContain("p%").contains("mira@[::1]:6432").contains("sslmode=require");
        assertThat(form.toProfile().url().password()).isNull();
        assertThat(form.typedPassword()).isNotNull().extracting(secret -> secret.value()).isEqualTo("p%40 '\"#/");
    }

    @Test
    void aJdbcUrlOfAFileMakesItSqlite() {
        ProfileForm form = ProfileForm.draft(null, "shop", HOME, (_, _) -> false);

        form.address.url.set("jdbc:sqlite:data/shop.db");

        assertThat(form.address.kind.get()).isEqualTo(DialectName.SQLITE);
        assertThat(Path.of(form.address.file.get())).isEqualTo(HOME.resolve("data/shop.db"));
        assertThat(form.toProfile().url()).isEqualTo(DatabaseUrl.ofFile(HOME.resolve("data/shop.db")));
    }

    @Test
    void theUrlFollowsTheFields() {
        ProfileForm form = ProfileForm.of(STAGING, HOME, (_, _) -> false);

        form.address.host.set("other.internal");
        form.address.port.set("");

        assertThat(form.address.url.get()).startsWith("postgresql://migrator@other.internal/shop")
                .contains("application_name=retort");
        assertThat(form.changesProperty().get()).isEqualTo(2);
    }

    @Test
    void anUnreadableUrlSaysSoAndLeavesTheFieldsAlone() {
        ProfileForm form = ProfileForm.of(STAGING, HOME, (_, _) -> false);

        form.address.url.set("mysql://db/shop");

        assertThat(form.problems()).containsKey(Field.URL);
        assertThat(form.address.host.get()).isEqualTo("db.internal");

        form.address.url.set("postgresql://db.internal/shop");

        assertThat(form.problems()).isEmpty();
    }

    @Test
    void whatIsMissingOrWrongIsNamedAtItsField() {
        ProfileForm form = ProfileForm.draft(null, " ", HOME, (_, _) -> false);
        form.address.port.set("70000");
        form.lockTimeout.set("5");

        assertThat(form.problems()).containsOnlyKeys(Field.NAME, Field.PORT, Field.DATABASE, Field.LOCK_TIMEOUT);

        form.address.kind.set(DialectName.SQLITE);

        assertThat(form.problems()).containsOnlyKeys(Field.NAME, Field.FILE, Field.LOCK_TIMEOUT);
    }

    @Test
    void aNameThatIsTakenIsRefused() {
        ProfileForm form = ProfileForm.draft(STAGING, "shop", HOME, (_, name) -> name.equals("shop-dev"));

        form.name.set("shop-dev");

        assertThat(form.problems()).containsOnlyKeys(Field.NAME);
    }

    @Test
    void revertingTakesEveryFieldBack() {
        ProfileForm form = ProfileForm.of(STAGING, HOME, (_, _) -> false);
        form.address.url.set("sqlite:///shop.db");
        form.environment.set(Environment.PRODUCTION);
        form.password.set("secret");

        form.revert();

        assertThat(form.toProfile()).isEqualTo(STAGING);
        assertThat(form.isDirty()).isFalse();
        assertThat(form.password.get()).isEmpty();
    }

    @Test
    void aNewPasswordCountsAsAChangeUntilItIsSaved() {
        ProfileForm form = ProfileForm.of(STAGING, HOME, (_, _) -> false);
        form.passwordStore.set(PasswordStore.ASK);
        form.password.set("secret");

        assertThat(form.changesProperty().get()).isEqualTo(2);

        form.markSaved(form.toProfile());

        assertThat(form.isDirty()).isFalse();
    }
}
