package dev.retort.workbench.connections;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import javafx.scene.Scene;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.retort.connect.BackupPolicy;
import dev.retort.connect.DatabaseUrl;
import dev.retort.connect.Environment;
import dev.retort.connect.PasswordStore;
import dev.retort.connect.Profile;
import dev.retort.sql.DialectName;
import dev.retort.workbench.Bench;
import dev.retort.workbench.Pictures;
import dev.retort.workbench.theme.Theme;

import static org.assertj.core.api.Assertions.assertThat;

/** Draws the screen as a person would see it; the pictures are for looking at. */
class ConnectionsPictureTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        Pictures.start();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void theScreenIsDrawn(Theme theme) {
        Path picture = Path.of("target/pictures/connections-" + theme.text() + ".png");
        try (Bench bench = Bench.inline(folder)) {
            save(bench, "shop-dev", Environment.DEVELOPMENT, "localhost", 5432);
            save(bench, "shop-staging", Environment.STAGING, "db-staging.internal", 0);
            save(bench, "상점-운영", Environment.PRODUCTION, "db-prod-1.internal", 0);
            bench.engine().connections().save(new Profile("counselling-sample", Environment.DEVELOPMENT,
                    DatabaseUrl.ofFile(folder.resolve("sample.db")), PasswordStore.ASK, Duration.ofSeconds(5),
                    Duration.ZERO, BackupPolicy.ASK), null);
            Scene scene = Pictures.onWindow(() -> {
                ConnectionsScreen screen = new ConnectionsScreen(bench.engine(), bench.work(), bench.session(),
                        bench.notices(), bench.files(), Clock.systemUTC());
                screen.shown();
                bench.openSample();
                return Pictures.scene(screen.view(), theme);
            });
            Pictures.write(scene, picture);
            assertThat(picture).isNotEmptyFile();
        }
    }

    private static void save(Bench bench, String name, Environment environment, String host, int port) {
        bench.engine().connections().save(new Profile(name, environment,
                new DatabaseUrl(DialectName.POSTGRESQL, host, port, "shop", "migrator", null, Map.of()),
                PasswordStore.ENVIRONMENT, Duration.ofSeconds(5), Duration.ZERO, BackupPolicy.ASK), null);
    }
}
