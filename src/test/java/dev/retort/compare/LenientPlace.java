package dev.retort.compare;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.WrittenStatement;
import dev.retort.schema.DatabaseSchema;
import dev.retort.sql.SqlSplitter;
import dev.retort.sql.SqlStatement;

/**
 * A place that leaves out what it refuses of a person's statements: whatever was made up at random, what stands is a
 * schema the database takes. What Retort writes has to run.
 *
 * @param refusals counts the refused statements by what the database said, and under {@code ""} all that were tried
 */
record LenientPlace(Place place, Map<String, Integer> refusals) implements Place {

    static Place.Source of(Place.Source places, Map<String, Integer> refusals) {
        return () -> new LenientPlace(places.open(), refusals);
    }

    /** The part of tried statements that ran. */
    static double accepted(Map<String, Integer> refusals) {
        Map<String, Integer> all = new HashMap<>(refusals);
        int tried = all.remove("");
        return 1 - (double) all.values().stream().mapToInt(Integer::intValue).sum() / tried;
    }

    @Override
    public void run(String sql) {
        for (SqlStatement one : SqlSplitter.split(sql, dialect().name(), "place")) {
            refusals.merge("", 1, Integer::sum);
            try {
                place.run(one.text() + ";");
            } catch (SQLException e) {
                refusals.merge(e.getMessage().lines().findFirst().orElse(""), 1, Integer::sum);
            }
        }
    }

    @Override
    public Dialect dialect() {
        return place.dialect();
    }

    @Override
    public Connection connection() {
        return place.connection();
    }

    @Override
    public DatabaseSchema read() throws SQLException {
        return place.read();
    }

    @Override
    public void run(List<WrittenStatement> statements) throws SQLException {
        place.run(statements);
    }

    @Override
    public void close() throws SQLException {
        place.close();
    }
}
