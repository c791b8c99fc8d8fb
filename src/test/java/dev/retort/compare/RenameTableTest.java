package dev.retort.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.retort.diff.Comparison;
import dev.retort.diff.ComparisonSettings;
import dev.retort.diff.RenameQuestion;
import dev.retort.schema.ObjectKind;
import dev.retort.sql.DialectName;

import static org.assertj.core.api.Assertions.assertThat;

/** How often what is asked is a rename, and how often a rename is asked about, on pairs whose renames are known. */
class RenameTableTest {

    /** The weights were tuned on the seeds from 1 to 2,000: what is printed is of others. */
    private static final long FIRST_SEED = 1_000_001;
    private static final int PAIRS = 2_000;
    private static final int WIDE_PAIRS = 300;
    private static final int WIDE_TABLES = 20;

    /** What was asked of one kind of thing, and what was true. */
    private static final class Count {
        int asked;
        int right;
        int there;

        double precision() {
            return asked == 0 ? 1 : (double) right / asked;
        }

        double recall() {
            return there == 0 ? 1 : (double) right / there;
        }

        void add(Set<String> questions, Set<String> truth) {
            asked += questions.size();
            there += truth.size();
            Set<String> both = new HashSet<>(questions);
            both.retainAll(truth);
            right += both.size();
        }

        String line(String what) {
            return "%-8s %6d %6d %6d %9.3f %7.3f".formatted(what, there, asked, right, precision(), recall());
        }
    }

    @Test
    void whatIsAskedIsARenameAndRenamesAreAskedAbout() throws IOException {
        holds("renames.txt", PAIRS, RenameTableTest::small, List.of("tables", "columns", "labels"));
    }

    @Test
    void soItIsAmongManyTables() throws IOException {
        // Of labels that change more than once nobody can say which became which.
        holds("renames-wide.txt", WIDE_PAIRS, RenameTableTest::wide, List.of("tables", "columns"));
    }

    /** A schema and what renames and other changes make of it. */
    private record Pair(Sketch old, Sketch wanted) {}

    private static Pair small(RandomSketch random) {
        Sketch old = random.schema();
        return new Pair(old, random.renamed(old));
    }

    private static Pair wide(RandomSketch random) {
        Sketch old = random.schema(WIDE_TABLES);
        Sketch wanted = old;
        for (int i = 0; i < 3; i++) {
            wanted = random.renamed(wanted);
        }
        return new Pair(old, wanted);
    }

    private static void holds(String file, int pairs, Function<RandomSketch, Pair> maker, List<String> kinds)
            throws IOException {
        Map<String, Count> counts = new LinkedHashMap<>();
        kinds.forEach(what -> counts.put(what, new Count()));
        for (long seed = FIRST_SEED; seed < FIRST_SEED + pairs; seed++) {
            count(seed, maker, counts);
        }
        Count all = new Count();
        counts.values().forEach(one -> {
            all.asked += one.asked;
            all.right += one.right;
            all.there += one.there;
        });
        String table = "what      there  asked  right precision  recall\n" + counts.entrySet().stream()
                .map(one -> one.getValue().line(one.getKey())).collect(Collectors.joining("\n")) + "\n"
                + all.line("all") + "\n";
        System.out.println(table);
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", file), table);

        assertThat(all.precision()).as(table).isGreaterThanOrEqualTo(0.98);
        assertThat(all.recall()).as(table).isGreaterThanOrEqualTo(0.9);
        counts.values().forEach(one -> {
            assertThat(one.precision()).as(table).isGreaterThanOrEqualTo(0.98);
            assertThat(one.recall()).as(table).isGreaterThanOrEqualTo(0.9);
        });
    }

    private static void count(long seed, Function<RandomSketch, Pair> maker, Map<String, Count> counts) {
        RandomSketch random = new RandomSketch(new SplittableRandom(seed), DialectName.POSTGRESQL, false);
        Pair pair = maker.apply(random);
        Sketch old = pair.old();
        Sketch wanted = pair.wanted();
        Comparison asking = Comparison.of(old.records(), wanted.records(),
                ComparisonSettings.of(DialectName.POSTGRESQL));

        Set<String> tables = asked(asking, ObjectKind.TABLE);
        Set<String> trueTables = random.tableRenames().entrySet().stream()
                .filter(one -> old.table(one.getKey()).isPresent() && wanted.table(one.getValue()).isPresent())
                .map(one -> one.getKey() + ">" + one.getValue()).collect(Collectors.toSet());
        counts.getOrDefault("tables", new Count()).add(tables, trueTables);
        counts.getOrDefault("labels", new Count()).add(asked(asking, ObjectKind.ENUM), labels(old, wanted));

        Comparison answered = asking;
        for (RenameQuestion question : asking.questions()) {
            answered = answered.answered(question, trueTables.contains(question.from() + ">" + question.to()));
        }
        Set<String> columns = asked(answered, ObjectKind.COLUMN);
        Set<String> trueColumns = random.columnRenames().entrySet().stream()
                .filter(one -> isThere(one.getKey(), one.getValue(), old, wanted, random.tableRenames(), answeredYes(
                        answered0(asking, trueTables))))
                .map(one -> one.getKey() + ">" + one.getValue()).collect(Collectors.toSet());
        counts.getOrDefault("columns", new Count()).add(columns, trueColumns);
    }

    private static Set<String> answered0(Comparison asking, Set<String> trueTables) {
        return asked(asking, ObjectKind.TABLE).stream().filter(trueTables::contains).collect(Collectors.toSet());
    }

    private static Set<String> answeredYes(Set<String> renames) {
        return renames.stream().map(one -> one.substring(one.indexOf('>') + 1)).collect(Collectors.toSet());
    }

    private static Set<String> asked(Comparison comparison, ObjectKind kind) {
        return comparison.questions().stream().filter(one -> one.object().kind() == kind)
                .map(one -> (kind == ObjectKind.COLUMN ? one.object().within() + "." : "") + one.from() + ">"
                        + one.to())
                .collect(Collectors.toSet());
    }

    /** A column of a table whose own rename was not found cannot be asked about: that miss is counted with the table. */
    private static boolean isThere(String column, String to, Sketch old, Sketch wanted, Map<String, String> tables,
            Set<String> found) {
        String table = column.substring(0, column.indexOf('.'));
        String name = column.substring(column.indexOf('.') + 1);
        String before = tables.entrySet().stream().filter(one -> one.getValue().equals(table))
                .map(Map.Entry::getKey).findFirst().orElse(table);
        return (before.equals(table) || found.contains(table))
                && old.table(before).flatMap(one -> one.column(name)).isPresent()
                && wanted.table(table).flatMap(one -> one.column(to)).isPresent()
                && wanted.table(table).flatMap(one -> one.column(name)).isEmpty();
    }

    private static Set<String> labels(Sketch old, Sketch wanted) {
        Set<String> labels = new HashSet<>();
        old.enums.forEach((name, before) -> {
            List<String> after = wanted.enums.getOrDefault(name, List.of());
            if (after.size() == before.size() && !after.equals(before)) {
                labels.add(before.getLast() + ">" + after.getLast());
            }
        });
        return labels;
    }
}
