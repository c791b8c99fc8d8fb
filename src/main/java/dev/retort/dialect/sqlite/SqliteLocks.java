package dev.retort.dialect.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.Actor;
import dev.retort.dialect.HeldLock;
import dev.retort.dialect.Locks;
import dev.retort.dialect.VersionTableName;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** A lock of the operating system on a file beside the database; it ends with the process that holds it. */
final class SqliteLocks implements Locks {

    /**
     * Lock files held by this process. The one piece of state that has to be the process's own, because the lock is:
     * on POSIX systems closing any channel of a file gives back the process's lock on it, so a second taker in this
     * process must not even open the file.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    @Override
    public Optional<HeldLock> tryTake(Connection connection, VersionTableName table, Actor actor) throws SQLException {
        Optional<SqliteFile> file = SqliteFile.of(connection);
        if (file.isEmpty()) {
            return Optional.of(() -> {});
        }
        SqliteFile database = file.get();
        if (!HELD_HERE.add(database.lock())) {
            return Optional.empty();
        }
        FileChannel channel = null;
        try {
            channel = tryLock(database.lock());
            if (channel == null) {
                return Optional.empty();
            }
            writeHolder(database.holder(), actor);
            FileChannel locked = channel;
            return Optional.of(() -> release(database, locked));
        } catch (IOException e) {
            throw new RetortException(ProblemCode.READ_ONLY,
                    "Cannot write beside the database: " + database.lock() + " (" + e.getClass().getSimpleName() + ").",
                    e).hint("SQLite itself needs to write in that folder: make it writable for " + actor.user() + ".");
        } finally {
            if (channel == null) {
                HELD_HERE.remove(database.lock());
            }
        }
    }

    private static @Nullable FileChannel tryLock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            // Held in this process by another copy of this class: as good as held by another process.
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        return locked ? channel : null;
    }

    // Moved into place whole, so that a reader never sees half of it.
    private static void writeHolder(Path holder, Actor actor) throws IOException {
        Path fresh = holder.resolveSibling(holder.getFileName() + ".new");
        Files.writeString(fresh, actor + " since " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + " (process "
                + ProcessHandle.current().pid() + ")\n");
        Files.move(fresh, holder, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void release(SqliteFile database, FileChannel channel) {
        try {
            Files.deleteIfExists(database.holder());
        } catch (IOException _) {
            // It is only read while the lock is held, and written anew by the next holder.
        }
        try {
            channel.close();
        } catch (IOException _) {
            // The lock ends with the process at the latest.
        } finally {
            HELD_HERE.remove(database.lock());
        }
    }

    @Override
    public String holder(Connection connection, VersionTableName table) throws SQLException {
        Optional<SqliteFile> file = SqliteFile.of(connection);
        try {
            return file.isEmpty() ? "nobody" : Files.readString(file.get().holder()).strip();
        } catch (IOException e) {
            return "a process that has just begun or ended";
        }
    }
}
