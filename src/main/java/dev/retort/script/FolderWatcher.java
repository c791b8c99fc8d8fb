package dev.retort.script;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Says when files below some folders, or some single files, have changed.
 *
 * <p>The system's events only wake it; whether something changed is told by comparing what is there with what was. It
 * looks by itself too: now and then, since events get lost, and often where the file system gives none (network drives,
 * Windows drives seen from Linux).
 */
public final class FolderWatcher implements AutoCloseable {

    /**
     * How long it waits.
     *
     * @param quiet how long nothing more may happen before a change is told
     * @param interval between looks where the system gives events
     * @param shortInterval between looks where it gives none
     */
    record Timing(Duration quiet, Duration interval, Duration shortInterval) {

        static final Timing USUAL = new Timing(Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ofSeconds(1));

        /** A change is told after this many quiet times even where files never come to rest. */
        int mostQuietTimes() {
            return 10;
        }
    }

    /** Types of file stores whose events do not reach this machine. */
    private static final List<String> SILENT = List.of("9p", "drvfs", "v9fs", "nfs", "cifs", "smb", "fuse", "vboxsf",
            "virtiofs", "afs", "webdav", "prl_fs", "vmhgfs");

    private static final WatchEvent.Kind<?>[] KINDS = {StandardWatchEventKinds.ENTRY_CREATE,
            StandardWatchEventKinds.ENTRY_DELETE, StandardWatchEventKinds.ENTRY_MODIFY};

    private final FolderState.Watched watched;
    private final Runnable changed;
    private final Timing timing;
    private final @Nullable WatchService events;
    private final Set<Path> registered = new HashSet<>();
    private final Thread thread;
    private final Duration interval;
    private volatile boolean closed;

    private FolderWatcher(FolderState.Watched watched, Timing timing, @Nullable WatchService events, Runnable changed) {
        this.watched = watched;
        this.timing = timing;
        this.events = events;
        this.changed = changed;
        this.interval = events == null || watched.folders().stream().anyMatch(FolderWatcher::isSilent)
                ? timing.shortInterval()
                : timing.interval();
        register(FolderState.of(watched));
        FolderState start = FolderState.of(watched);
        this.thread = Thread.ofVirtual().name("folder-watcher").start(() -> run(start));
    }

    /**
     * Watches until closed.
     *
     * @param folders their files, and those of their sub-folders, count; hidden ones do not. A folder may be missing
     * @param files single files, wherever they are; they may be missing
     * @param changed called after changes, once for those that come close together, on a thread of its own, never twice
     *            at a time
     */
    public static FolderWatcher watch(Collection<Path> folders, Collection<Path> files, Runnable changed) {
        return watch(folders, files, Timing.USUAL, changed);
    }

    static FolderWatcher watch(Collection<Path> folders, Collection<Path> files, Timing timing, Runnable changed) {
        return new FolderWatcher(FolderState.Watched.of(folders, files), timing, newWatchService(), changed);
    }

    /** Watches by looking only, as on a file system without events. */
    static FolderWatcher poll(Collection<Path> folders, Collection<Path> files, Timing timing, Runnable changed) {
        return new FolderWatcher(FolderState.Watched.of(folders, files), timing, null, changed);
    }

    /** Stops watching; no call begins after it. May be called from within one. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        if (events != null) {
            try {
                events.close();
            } catch (IOException _) {
                // Nothing is left to stop.
            }
        }
    }

    /** Whether the watching thread has ended, waiting for it up to {@code limit}. */
    boolean ended(Duration limit) throws InterruptedException {
        return thread.join(limit);
    }

    private void run(FolderState start) {
        FolderState known = start;
        boolean lookAgain = false;
        try {
            while (!closed) {
                if (!lookAgain && await(interval)) {
                    settle();
                }
                lookAgain = false;
                FolderState now = FolderState.of(watched);
                if (!now.equals(known) && !closed) {
                    known = now;
                    // What came into a new folder before it was watched gave no event.
                    lookAgain = register(now);
                    // On a thread of its own, so that a failing listener is reported and the watch goes on.
                    Thread.ofVirtual().name("folder-changed").start(changed).join();
                }
            }
        } catch (InterruptedException | ClosedWatchServiceException _) {
            // Closed while waiting.
        }
    }

    /** Waits for an event; false where none came in time. */
    private boolean await(Duration limit) throws InterruptedException {
        WatchService service = events;
        if (service == null) {
            TimeUnit.NANOSECONDS.sleep(limit.toNanos());
            return false;
        }
        WatchKey key = service.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
        if (key == null) {
            return false;
        }
        key.pollEvents();
        if (!key.reset()) {
            registered.remove((Path) key.watchable());
        }
        return true;
    }

    private void settle() throws InterruptedException {
        for (int i = 0; i < timing.mostQuietTimes() && await(timing.quiet()); i++) {
            // Something happened again; wait on.
        }
    }

    /** Watches the folders that are not yet; true where there were any. */
    private boolean register(FolderState state) {
        boolean added = false;
        if (events == null) {
            return false;
        }
        registered.retainAll(state.folders());
        for (Path folder : state.folders()) {
            if (!registered.contains(folder)) {
                try {
                    folder.register(events, KINDS);
                    added |= registered.add(folder);
                } catch (IOException _) {
                    // Gone again, or the system's limit is reached: looking by itself finds changes there.
                }
            }
        }
        return added;
    }

    private static @Nullable WatchService newWatchService() {
        try {
            return FileSystems.getDefault().newWatchService();
        } catch (IOException _) {
            // The system's limit is reached; polling does it too.
            return null;
        }
    }

    private static boolean isSilent(Path folder) {
        try {
            String type = Files.getFileStore(folder).type().toLowerCase(Locale.ROOT);
            return SILENT.stream().anyMatch(type::startsWith);
        } catch (IOException _) {
            return true;
        }
    }
}
