package dev.retort.connect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A short question asked several times.
 *
 * @param median how long an answer took
 * @param answers the numbers answered
 */
record RoundTrips(Duration median, List<Long> answers) {

    private static final int TIMES = 5;

    /** @param sql gives one row of one number */
    static RoundTrips measure(Connection connection, String sql) throws SQLException {
        List<Long> nanos = new ArrayList<>();
        List<Long> answers = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (int i = 0; i < TIMES; i++) {
                long start = System.nanoTime();
                try (ResultSet row = statement.executeQuery(sql)) {
                    row.next();
                    answers.add(row.getLong(1));
                }
                nanos.add(System.nanoTime() - start);
            }
        }
        nanos.sort(null);
        return new RoundTrips(Duration.ofNanos(nanos.get(TIMES / 2)), answers);
    }
}
