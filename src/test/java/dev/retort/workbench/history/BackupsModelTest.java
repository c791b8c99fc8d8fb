package dev.retort.workbench.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.connect.BackupPolicy;
import dev.retort.connect.DatabaseUrl;
import dev.retort.connect.Environment;
import dev.retort.connect.PasswordStore;
import dev.retort.connect.Profile;
import dev.retort.connect.SessionSettings;
import dev.retort.engine.DatabaseChoice;
import dev.retort.workbench.Bench;
import dev.retort.workbench.history.RestoreModel.Losses;
import dev.retort.workbench.history.RestoreModel.Stage;

import static org.assertj.core.api.Assertions.assertThat;

class BackupsModelTest {

    @TempDir
    Path folder;

    private Bench bench;
    private BackupsModel model;

    @BeforeEach
    void open() {
        bench = Bench.inline(folder);
        model = new BackupsModel(bench.engine(), bench.work(), bench.session(), bench.notices());
        bench.openSample();
        bench.upgrade("4b7e1c09d2fa");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aBackupTakenNowIsListedAndChecked() {
        model.take();

        assertThat(model.rows()).singleElement().satisfies(row -> {
            assertThat(row.manifest().heads()).containsExactly("4b7e1c09d2fa");
            assertThat(row.checkProperty().get()).isEqualTo(BackupRow.Check.INTACT);
        });
        assertThat(bench.notices().sentences()).singleElement().asString().contains("taken");
    }

    @Test
    void aDamagedAndAMissingFileAreTold() throws IOException {
        model.take();
        BackupRow row = model.rows().getFirst();
        Files.writeString(row.manifest().file(), "x", StandardOpenOption.APPEND);

        model.check(row);
        assertThat(row.checkProperty().get()).isEqualTo(BackupRow.Check.DAMAGED);

        Files.delete(row.manifest().file());
        model.check(row);
        assertThat(row.checkProperty().get()).isEqualTo(BackupRow.Check.MISSING);
    }

    @Test
    void deletingTakesTheFileToo() {
        model.take();
        BackupRow row = model.rows().getFirst();

        model.delete(row);

        assertThat(model.rows()).isEmpty();
        assertThat(row.manifest().file()).doesNotExist();
    }

    @Test
    void restoringBesideLeavesTheDatabaseAsItIs() {
        model.take();
        bench.upgrade("head");
        RestoreModel restore = restore();
        assertThat(restore.readyProperty().get()).isTrue();

        restore.restore();

        assertThat(restore.stageProperty().get()).isInstanceOf(Stage.Beside.class);
        assertThat(bench.session().state().orElseThrow().rows()).containsExactly("d8124e5b9a70");
    }

    @Test
    void restoringInPlaceWantsToBeUnderstoodAndBringsTheStateBack() {
        model.take();
        bench.upgrade("head");
        RestoreModel restore = restore();
        restore.inPlaceProperty().set(true);
        assertThat(restore.readyProperty().get()).isFalse();
        assertThat(restore.lossesProperty().get()).isInstanceOfSatisfying(Losses.Known.class,
                known -> assertThat(known.sentences()).isNotEmpty());

        restore.understoodProperty().set(true);
        restore.restore();

        assertThat(restore.stageProperty().get()).isInstanceOf(Stage.InPlace.class);
        assertThat(bench.session().state().orElseThrow().rows()).containsExactly("4b7e1c09d2fa");
        assertThat(bench.session().migratingProperty().get()).isNull();
    }

    @Test
    void productionIsReplacedOnlyWhenItsNameIsTyped() {
        String file = bench.session().database().orElseThrow().url().database();
        bench.engine().saveProfile(new Profile("shop-live", Environment.PRODUCTION, DatabaseUrl.ofFile(Path.of(file)),
                PasswordStore.ASK, SessionSettings.DEFAULT.lockTimeout(),
                SessionSettings.DEFAULT.statementTimeout(), BackupPolicy.ASK), null);
        bench.session().choose(DatabaseChoice.profile("shop-live"));
        model.take();
        RestoreModel restore = restore();
        restore.inPlaceProperty().set(true);
        restore.understoodProperty().set(true);
        assertThat(restore.isGuarded()).isTrue();
        assertThat(restore.readyProperty().get()).isFalse();

        restore.typedNameProperty().set("shop-live");
        assertThat(restore.readyProperty().get()).isTrue();
        restore.restore();

        assertThat(restore.stageProperty().get()).isInstanceOf(Stage.InPlace.class);
    }

    @Test
    void aDamagedBackupIsNotRestored() throws IOException {
        model.take();
        Files.write(model.rows().getFirst().manifest().file(), List.of("x"), StandardOpenOption.APPEND);

        RestoreModel restore = restore();

        assertThat(restore.readyProperty().get()).isFalse();
    }

    private RestoreModel restore() {
        return new RestoreModel(bench.engine(), bench.work(), bench.session(), bench.session().project().orElseThrow(),
                bench.session().database().orElseThrow(), model.rows().getFirst().manifest());
    }
}
