package dev.retort.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.retort.script.FolderWatcher.Timing;

import static org.assertj.core.api.Assertions.assertThat;

class FolderWatcherTest {

    /** How it hears: by events alone, or by looking alone. */
    enum Way {
        EVENTS, POLLING;

        FolderWatcher watch(Collection<Path> folders, Collection<Path> files, Runnable changed) {
            Duration never = Duration.ofDays(1);
            Duration soon = Duration.ofMillis(20);
            return this == EVENTS
                    ? FolderWatcher.watch(folders, files, new Timing(soon, never, never), changed)
                    : FolderWatcher.poll(folders, files, new Timing(soon, never, soon), changed);
        }
    }

    @TempDir
    private Path project;

    private final Semaphore calls = new Semaphore(0);
    private Path versions;
    private Path settings;
    private FolderWatcher watcher;

    @BeforeEach
    void makeFolders() throws IOException {
        versions = Files.createDirectories(project.resolve("versions/sub")).getParent();
        settings = Files.writeString(project.resolve("retort.toml"), "a");
        Files.writeString(versions.resolve("a.sql"), "a");
    }

    @AfterEach
    void closeWatcher() throws InterruptedException {
        watcher.close();
        assertThat(watcher.ended(Duration.ofSeconds(20))).isTrue();
    }

    private void watch(Way way) {
        watcher = way.watch(List.of(versions, project.resolve("missing")), List.of(settings), calls::release);
    }

    private void awaitCall() throws InterruptedException {
        assertThat(calls.tryAcquire(20, TimeUnit.SECONDS)).as("a call within 20 seconds").isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void newChangedRenamedAndDeletedFilesAreTold(Way way) throws Exception {
        watch(way);
        Path file = Files.writeString(versions.resolve("b.sql"), "1");
        awaitCall();
        calls.drainPermits();
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        awaitCall();
        calls.drainPermits();
        Path renamed = Files.move(file, versions.resolve("c.sql"));
        awaitCall();
        calls.drainPermits();
        Files.delete(renamed);
        awaitCall();
    }

    @ParameterizedTest
    @EnumSource
    void filesInOldAndNewSubFoldersAreTold(Way way) throws Exception {
        watch(way);
        Files.writeString(versions.resolve("sub/b.sql"), "1");
        awaitCall();
        Path deeper = Files.createDirectories(versions.resolve("sub/new/er"));
        awaitCall();
        calls.drainPermits();
        Files.writeString(deeper.resolve("c.sql"), "1");
        awaitCall();
    }

    @ParameterizedTest
    @EnumSource
    void aSingleFileIsTold(Way way) throws Exception {
        watch(way);
        Files.writeString(settings, "changed");
        awaitCall();
    }

    @Test
    void neighboursOfASingleFileAndHiddenFilesMakeNoDifference() throws IOException {
        watch(Way.POLLING);
        FolderState.Watched watched = FolderState.Watched.of(List.of(versions), List.of(settings));
        FolderState before = FolderState.of(watched);
        Files.writeString(project.resolve("notes.txt"), "1");
        Files.writeString(versions.resolve(".hidden.sql"), "1");
        Files.createDirectories(versions.resolve(".git/objects"));
        assertThat(FolderState.of(watched)).isEqualTo(before);
        Files.delete(settings);
        assertThat(FolderState.of(watched)).isNotEqualTo(before);
    }

    @Test
    void aFolderThatAppearsLaterIsFoundByLooking() throws Exception {
        watch(Way.POLLING);
        Files.createDirectories(project.resolve("missing"));
        awaitCall();
    }

    @Test
    void manyChangesAtOnceAreToldTogether() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        watcher = Way.EVENTS.watch(List.of(versions), List.of(), () -> {
            calls.release();
            first.countDown();
            await(goOn);
        });
        Files.writeString(versions.resolve("first.sql"), "1");
        await(first);
        for (int i = 0; i < 200; i++) {
            Files.writeString(versions.resolve(i + ".sql"), "1");
        }
        goOn.countDown();
        calls.acquire();
        awaitCall();
        watcher.close();
        assertThat(watcher.ended(Duration.ofSeconds(20))).isTrue();
        assertThat(calls.availablePermits()).isLessThan(20);
    }

    @Test
    void itCanBeClosedFromWithinACall() throws Exception {
        AtomicReference<FolderWatcher> self = new AtomicReference<>();
        CountDownLatch known = new CountDownLatch(1);
        watcher = Way.EVENTS.watch(List.of(versions), List.of(), () -> {
            await(known);
            self.get().close();
            calls.release();
        });
        self.set(watcher);
        known.countDown();
        Files.writeString(versions.resolve("b.sql"), "1");
        awaitCall();
    }

    @Test
    void aListenerThatFailsDoesNotEndTheWatch() throws Exception {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, _) -> calls.release());
        try {
            watcher = Way.EVENTS.watch(List.of(versions), List.of(), () -> {
                throw new IllegalStateException("a failing listener");
            });
            Files.writeString(versions.resolve("b.sql"), "1");
            awaitCall();
            calls.drainPermits();
            Files.writeString(versions.resolve("c.sql"), "1");
            awaitCall();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
