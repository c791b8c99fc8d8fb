package dev.retort.workbench.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.backup.BackupManifest;
import dev.retort.connect.BackupPolicy;
import dev.retort.connect.Environment;
import dev.retort.connect.PasswordStore;
import dev.retort.connect.Profile;
import dev.retort.engine.DatabaseChoice;
import dev.retort.workbench.Bench;
import dev.retort.workbench.history.BackupRow.Health;
import dev.retort.workbench.history.BackupsViewModel.Content;
import dev.retort.workbench.history.RestoreModel.Losses;
import dev.retort.workbench.history.RestoreModel.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

class BackupsViewModelTest {

    private static final String FIRST = "4b7e1c09d2fa";

    @TempDir
    Path folder;

    private Bench bench;
    private BackupsViewModel model;

    @BeforeEach
    void open() {
        bench = Bench.inline(folder);
        model = new BackupsViewModel(bench.engine(), bench.work(), bench.session(), bench.notices());
        model.inFront(true);
        bench.openSample();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aBackupTakenNowIsListedAndFoundIntact() {
        bench.upgrade(FIRST);
        assertThat(model.contentProperty().get()).isEqualTo(Content.EMPTY);

        model.take();

        assertThat(model.contentProperty().get()).isEqualTo(Content.ROWS);
        assertThat(first().manifest().heads()).containsExactly(FIRST);
        assertThat(first().healthProperty().get()).isEqualTo(Health.INTACT);
        assertThat(model.takingProperty().get()).isFalse();
        assertThat(bench.notices().sentences().getLast()).startsWith("Backup " + first().id() + " is taken");
    }

    @Test
    void aFileThatWasTamperedWithIsDamagedAndOneThatWasRemovedIsMissing() throws IOException {
        bench.upgrade(FIRST);
        model.take();
        Path file = first().manifest().file();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2]++;
        Files.write(file, bytes);

        model.checkAgain();

        assertThat(first().healthProperty().get()).isEqualTo(Health.DAMAGED);

        Files.delete(file);
        model.checkAgain();

        assertThat(first().healthProperty().get()).isEqualTo(Health.MISSING);
    }

    @Test
    void aDeletedBackupIsGoneFromListAndDisk() {
        bench.upgrade(FIRST);
        model.take();
        BackupManifest backup = first().manifest();

        model.delete(first());

        assertThat(model.contentProperty().get()).isEqualTo(Content.EMPTY);
        assertThat(backup.file()).doesNotExist();
    }

    @Test
    void filesAreNotCheckedWhileAnotherScreenIsInFront() {
        bench.upgrade(FIRST);
        model.inFront(false);
        model.take();

        assertThat(first().healthProperty().get()).isEqualTo(Health.WAITING);

        model.inFront(true);

        assertThat(first().healthProperty().get()).isEqualTo(Health.INTACT);
    }

    @Test
    void restoringBesideMakesAnotherFileAndLeavesThePresentOne() {
        RestoreModel restore = restoreOfFirst();

        restore.start();

        assertThat(restore.outcomeProperty().get()).isInstanceOfSatisfying(Outcome.Restored.class, restored -> {
            assertThat(Path.of(restored.made())).isNotEmptyFile();
            assertThat(restored.sentence()).contains(restored.made());
        });
        bench.session().refreshState();
        assertThat(bench.session().state().orElseThrow().pending()).isZero();
    }

    @Test
    void restoringInPlaceSaysWhatIsLostAndBringsTheHeadsBack() {
        RestoreModel restore = restoreOfFirst();

        restore.inPlaceProperty().set(true);

        assertThat(restore.lossesProperty().get()).isInstanceOfSatisfying(Losses.Known.class,
                known -> assertThat(known.sentences()).isNotEmpty());

        restore.start();

        assertThat(restore.outcomeProperty().get()).isInstanceOf(Outcome.Restored.class);
        assertThat(bench.session().state().orElseThrow().rows()).containsExactly(FIRST);
        assertThat(bench.notices().sentences().getLast()).contains(FIRST);
    }

    @Test
    void overwritingProductionWantsItsNameTyped() {
        Path file = Path.of(bench.session().database().orElseThrow().url().database());
        bench.upgrade(FIRST);
        bench.engine().connections().save(new Profile("shop-운영", Environment.PRODUCTION,
                dev.retort.connect.DatabaseUrl.ofFile(file), PasswordStore.ASK, Duration.ofSeconds(5), Duration.ZERO,
                BackupPolicy.ASK), null);
        bench.session().choose(DatabaseChoice.profile("shop-운영"));
        model.take();
        RestoreModel restore = model.restoring(first().manifest()).orElseThrow();
        restore.inPlaceProperty().set(true);

        restore.confirmedNameProperty().set("shop");
        restore.start();

        assertThat(restore.ready().get()).isFalse();
        assertThat(restore.outcomeProperty().get()).isInstanceOf(Outcome.Choosing.class);

        restore.confirmedNameProperty().set("shop-운영");
        restore.start();

        assertThat(restore.outcomeProperty().get()).isInstanceOf(Outcome.Restored.class);
    }

    @Test
    void aDamagedBackupIsNotRestored() throws IOException {
        RestoreModel restore = restoreOfFirst();
        Files.writeString(restore.subject().backup().file(), "not a database");

        restore.inPlaceProperty().set(true);
        restore.start();

        assertThat(restore.outcomeProperty().get()).isInstanceOfSatisfying(Outcome.Failed.class,
                failed -> assertThat(failed.failure()).hasMessageContaining("damaged"));
        assertThat(restore.ready().get()).isTrue();
    }

    @Test
    void aBackupThatIsNotThereIsSaid() {
        model.find("shop-19700101", _ -> {
            throw new AssertionError("found");
        });

        assertThat(bench.notices().problems()).singleElement().asString().contains("shop-19700101");
    }

    /** A backup at the first revision, of a database that has gone on to head. */
    private RestoreModel restoreOfFirst() {
        bench.upgrade(FIRST);
        model.take();
        BackupManifest backup = first().manifest();
        bench.upgrade("head");
        return model.restoring(backup).orElseThrow();
    }

    private BackupRow first() {
        return Objects.requireNonNull(model.rows().getFirst());
    }
}
