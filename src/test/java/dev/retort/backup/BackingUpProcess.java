package dev.retort.backup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

import dev.retort.connect.Access;
import dev.retort.connect.Connector;
import dev.retort.connect.Database;
import dev.retort.connect.DatabaseUrl;
import dev.retort.dialect.Actor;
import dev.retort.dialect.VersionTableName;
import dev.retort.problem.Cancellation;
import dev.retort.testing.PausePoint;

/** Takes a backup, or restores the newest one in place, and pauses in the middle to be killed there. */
final class BackingUpProcess {

    static final String POINT = "COPYING";

    private BackingUpProcess() {}

    /** Arguments: URL, folder of backups, {@code take} or {@code restore}, at which word of progress to pause. */
    public static void main(String[] arguments) throws SQLException {
        Database database = Database.of(DatabaseUrl.parse(arguments[0], Path.of("/")));
        Connector connector = connector();
        Backups backups = new Backups(Path.of(arguments[1]), connector, System.getenv(), InstantSource.system());
        AtomicInteger words = new AtomicInteger(Integer.parseInt(arguments[3]));
        BackupProgress pause = (_, _) -> {
            if (words.getAndDecrement() == 0) {
                PausePoint.reached(POINT);
            }
        };
        try (Connection connection = connector.open(database, Access.WRITE)) {
            if (arguments[2].equals("take")) {
                backups.take(database, connection, VersionTableName.DEFAULT, "kill", pause, new Cancellation());
            } else {
                backups.restoreInPlace(database, connection, backups.list(database).getFirst(),
                        VersionTableName.DEFAULT,
                        "", pause, new Cancellation());
            }
        }
    }

    static Connector connector() {
        return new Connector(new Actor("kim", "build-7"), InstantSource.system());
    }
}
