package dev.retort.compare;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import dev.retort.diff.Comparison;
import dev.retort.diff.ComparisonSettings;
import dev.retort.diff.RenameQuestion;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.ObjectKind;
import dev.retort.sql.DialectName;
import dev.retort.testing.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;

/** Random pairs of schemas, there and back on both databases; a failure names the seed. */
class RandomPairsTest {

    private static final int PAIRS = Integer.getInteger("retort.pairs", 500);
    private static final int UNCHANGED = 50;
    private static final long FIRST_SEED = Long.getLong("retort.seed", 1);

    @Test
    void fiveHundredPairsGoThereAndBackOnPostgresql() throws SQLException {
        try (Connection connection = PostgresServer.freshDatabase().open()) {
            pairs(DialectName.POSTGRESQL, () -> PostgresqlPlace.schema(connection));
        }
    }

    @Test
    void fiveHundredPairsGoThereAndBackOnSqlite() throws SQLException {
        pairs(DialectName.SQLITE, SqlitePlace::memory);
    }

    @Test
    void nothingDiffersAfterNoChangeOnPostgresql() throws SQLException {
        try (Connection connection = PostgresServer.freshDatabase().open()) {
            unchanged(DialectName.POSTGRESQL, () -> PostgresqlPlace.schema(connection));
        }
    }

    @Test
    void nothingDiffersAfterNoChangeOnSqlite() throws SQLException {
        unchanged(DialectName.SQLITE, SqlitePlace::memory);
    }

    private static void pairs(DialectName dialect, Place.Source places) {
        RoundTrip trip = new RoundTrip(places);
        List<String> failures = new ArrayList<>();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + PAIRS; seed++) {
            boolean withRows = seed % 2 == 0;
            RandomSketch random = new RandomSketch(new SplittableRandom(seed), dialect, withRows);
            Sketch old = random.schema();
            Sketch wanted = random.changed(old);
            String ddl = old.ddl(dialect) + (withRows ? old.rows(dialect) : "");
            try {
                SplittableRandom coin = new SplittableRandom(-seed);
                trip.check(ddl, wanted.ddl(dialect), comparison -> answered(comparison, random, withRows, coin));
            } catch (SQLException | RuntimeException | AssertionError e) {
                failures.add("seed " + seed + ": " + e.getMessage() + "\nold:\n" + ddl + "\nwanted:\n"
                        + wanted.ddl(dialect));
            }
        }
        assertThat(failures).as("%s of %s pairs failed, the first:\n%s", failures.size(), PAIRS,
                failures.isEmpty() ? "" : failures.getFirst())
                .extracting(one -> one.substring(0, Math.min(400, one.length()))).isEmpty();
    }

    /** The truth where there are rows, which a wrong rename could not hold; else a coin. */
    private static Comparison answered(Comparison asking, RandomSketch truth, boolean withRows,
            SplittableRandom coin) {
        Comparison comparison = asking;
        while (true) {
            Comparison current = comparison;
            List<RenameQuestion> open = current.questions().stream().filter(one -> current.answer(one).isEmpty())
                    .toList();
            if (open.isEmpty()) {
                return comparison;
            }
            for (RenameQuestion question : open) {
                comparison = comparison.answered(question,
                        withRows ? isTrue(question, truth) : coin.nextInt(4) > 0);
            }
        }
    }

    private static boolean isTrue(RenameQuestion question, RandomSketch truth) {
        return question.object().kind() == ObjectKind.COLUMN
                ? question.to().equals(truth.columnRenames()
                        .get(question.object().within() + "." + question.from()))
                : question.to().equals(truth.tableRenames().get(question.from()));
    }

    private static void unchanged(DialectName dialect, Place.Source places) throws SQLException {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + UNCHANGED; seed++) {
            Sketch sketch = new RandomSketch(new SplittableRandom(seed), dialect, false).schema();
            DatabaseSchema target = read(places, sketch.ddl(dialect));
            try (Place live = places.open()) {
                live.run(sketch.ddl(dialect));
                for (int time = 1; time <= 2; time++) {
                    Comparison comparison = Comparison.of(live.read(), target, ComparisonSettings.of(dialect));
                    assertThat(comparison.differences()).as("seed %s, asked for time %s", seed, time).isEmpty();
                }
            }
        }
    }

    private static DatabaseSchema read(Place.Source places, String ddl) throws SQLException {
        try (Place place = places.open()) {
            place.run(ddl);
            return place.read();
        }
    }
}
