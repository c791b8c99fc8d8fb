package dev.retort.workbench;

import java.nio.file.Path;

import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import dev.retort.connect.Environment;
import dev.retort.connect.Profile;
import dev.retort.engine.OpenProject;
import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** A connection is described, tried, kept, changed and taken away again. */
class ConnectionsJourneyTest extends WorkbenchTest {

    @Test
    void aFileIsDescribedTestedSavedChangedAndRemoved() {
        Path file = engine().copySample(folder.resolve("shop")).folder().resolve("shop.db");
        click("#nav-connections");
        click("#profile-add-first");
        type("#profile-name", "office");
        type("#profile-url", "sqlite:///" + file);
        click("#profile-environment-staging");
        until("the fields follow the URL", () -> ((TextField) see("#profile-file")).getText()
                .equals(file.toString()));
        click("#profile-test");
        saysWithin("#profile-test-result", "Ready to migrate");
        click("#profile-save");
        until("it is kept", () -> engine().connections().profiles().size() == 1);
        Profile kept = engine().connections().profiles().getFirst();
        assertThat(kept.name()).isEqualTo("office");
        assertThat(kept.environment()).isEqualTo(Environment.STAGING);

        type("#profile-lock-timeout", "nonsense");
        click("#profile-save");
        assertThat(engine().connections().profiles().getFirst().lockTimeout()).as("what is wrong is not kept")
                .isEqualTo(kept.lockTimeout());
        type("#profile-lock-timeout", "9 s");
        robot.push(KeyCode.CONTROL, KeyCode.S);
        until("the change is kept", () -> engine().connections().profiles().getFirst().lockTimeout().toSeconds() == 9);

        click("#profile-remove");
        see("#profile-remove-confirm");
        robot.push(KeyCode.ESCAPE);
        seeNot("#profile-remove-confirm");
        assertThat(engine().connections().profiles()).as("nothing is removed unasked").hasSize(1);
        click("#profile-remove");
        click("#profile-remove-confirm");
        until("it is gone", () -> engine().connections().profiles().isEmpty());
        see("#profile-add-first");
    }

    @Test
    void aServerIsPastedTriedTakenForTheProjectAndTakenAwayAgain() {
        PostgresDatabase database = PostgresServer.freshDatabase();
        OpenProject sample = engine().copySample(folder.resolve("shop"));
        Pictures.onWindow(() -> {
            workbench().parts().projects().open(sample.folder());
            return true;
        });
        says("#state-summary", "6 revisions behind");
        click("#nav-connections");
        click("#profile-add-first");
        type("#profile-name", "server");
        type("#profile-url", database.url());
        until("the fields follow the URL",
                () -> database.url().contains("/" + ((TextField) see("#profile-database")).getText()));
        click("#profile-test");
        saysWithin("#profile-test-result", "PostgreSQL " + PostgresServer.majorVersion());
        click("#profile-save");
        click("#profile-use");
        saysWithin("#connection-switcher", "server");
        says("#status-database", "PostgreSQL " + PostgresServer.majorVersion());
        seeNot("#profile-use");

        click("#profile-remove");
        click("#profile-remove-confirm");
        saysWithin("#connection-switcher", "shop.db");
        says("#status-database", "SQLite");
    }

    @Test
    void aWrongPasswordIsSaidAsOneAndIsNowhereToBeRead() {
        PostgresDatabase database = PostgresServer.freshDatabase();
        PostgresServer.roleWithPassword("desk_journey", "right one");
        click("#nav-connections");
        click("#profile-add-first");
        type("#profile-name", "server");
        type("#profile-url", database.url("desk_journey", "wr0ng"));
        robot.push(KeyCode.TAB);
        click("#profile-test");
        saysWithin("#profile-test-result", "password");
        Pictures.write(Pictures.onWindow(() -> workbench().shell().getScene()),
                Path.of("target/pictures/connections-wrong-password.png"));
        assertThat(wordsIn("#profile-test-result")).doesNotContain("wr0ng");

        type("#profile-password", "right one");
        click("#profile-test");
        saysWithin("#profile-test-result", "PostgreSQL " + PostgresServer.majorVersion());
        assertThat(((ListView<?>) see("#profile-list")).getItems()).hasSize(1);
    }
}
