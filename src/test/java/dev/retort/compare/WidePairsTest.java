package dev.retort.compare;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Test;

import dev.retort.diff.Comparison;
import dev.retort.diff.ComparisonSettings;
import dev.retort.schema.DatabaseSchema;
import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random pairs of schemas with anything in them, there and back; a failure names the seed and the smallest pair that
 * fails too. {@code -Dretort.pairs=500 -Dretort.seed=1} tries more of them.
 */
class WidePairsTest {

    private static final int PAIRS = Integer.getInteger("retort.pairs", 40);
    private static final int UNCHANGED = Integer.getInteger("retort.unchanged", 20);
    private static final long FIRST_SEED = Long.getLong("retort.seed", 1);
    private static final int SHRUNK = Integer.getInteger("retort.shrunk", 1);

    @Test
    void pairsGoThereAndBackOnPostgresql() {
        PostgresDatabase database = PostgresServer.freshDatabase();
        pairs(WidePostgresql::new, () -> WholeDatabase.emptied(database), true);
    }

    @Test
    void whatIsChosenOfPairsGoesThereAndBackOnPostgresql() {
        PostgresDatabase database = PostgresServer.freshDatabase();
        pairs(WidePostgresql::new, () -> WholeDatabase.emptied(database), false);
    }

    @Test
    void pairsGoThereAndBackOnSqlite() {
        pairs(WideSqlite::new, SqlitePlace::memory, true);
    }

    @Test
    void whatIsChosenOfPairsGoesThereAndBackOnSqlite() {
        pairs(WideSqlite::new, SqlitePlace::memory, false);
    }

    @Test
    void nothingDiffersAfterNoChangeOnSqlite() throws SQLException {
        unchanged(WideSqlite::new, SqlitePlace::memory, SqlitePlace::memory);
    }

    @Test
    void nothingDiffersAfterNoChangeOnPostgresql() throws SQLException {
        PostgresDatabase database = PostgresServer.freshDatabase();
        PostgresDatabase other = PostgresServer.freshDatabase();
        unchanged(WidePostgresql::new, () -> WholeDatabase.emptied(database), () -> WholeDatabase.emptied(other));
    }

    private static void pairs(Function<RandomGenerator, WideMaker> makers, Place.Source places,
            boolean all) {
        Map<String, Integer> refusals = new HashMap<>();
        List<String> failures = new ArrayList<>();
        Set<String> kinds = new HashSet<>();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + PAIRS; seed++) {
            WideMaker maker = makers.apply(new SplittableRandom(seed));
            WideSketch old = maker.schema();
            WideSketch wanted = maker.changed(old);
            WideTrial trial = new WideTrial(LenientPlace.of(places, refusals), -seed, all);
            String failure = trial.failure(old, wanted);
            if (!failure.isEmpty()) {
                String smallest = kinds.add(WideTrial.kind(failure)) && kinds.size() <= SHRUNK
                        ? trial.smallest(old, wanted, failure)
                        : "";
                failures.add("seed " + seed + ": " + failure + "\n" + smallest);
            }
        }
        assertThat(LenientPlace.accepted(refusals)).as("of %s", refusals).isGreaterThan(0.95);
        assertThat(failures).as("%s of %s pairs failed", failures.size(), PAIRS).isEmpty();
    }

    private static void unchanged(Function<RandomGenerator, WideMaker> makers, Place.Source places,
            Place.Source others) throws SQLException {
        Map<String, Integer> refusals = new HashMap<>();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + UNCHANGED; seed++) {
            String ddl = makers.apply(new SplittableRandom(seed)).schema().ddl();
            DatabaseSchema target;
            try (Place other = LenientPlace.of(others, refusals).open()) {
                other.run(ddl);
                target = other.read();
            }
            try (Place live = LenientPlace.of(places, refusals).open()) {
                live.run(ddl);
                for (int time = 1; time <= 2; time++) {
                    Comparison comparison = Comparison.of(live.read(), target,
                            ComparisonSettings.of(live.dialect().name()));
                    assertThat(comparison.differences()).as("seed %s, asked for time %s", seed, time).isEmpty();
                }
            }
        }
        assertThat(LenientPlace.accepted(refusals)).as("of %s", refusals).isGreaterThan(0.95);
    }
}
