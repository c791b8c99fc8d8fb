package dev.retort.alembic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.retort.python.EvaluationLimits;
import dev.retort.python.Evaluator;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.ModuleValue;
import dev.retort.sql.DialectName;
import dev.retort.testing.StepRecorder;

import static org.assertj.core.api.Assertions.assertThat;

/** Revision files and the SQL that the real Alembic 1.8.1 with SQLAlchemy 1.4.46 wrote for them with {@code --sql}. */
class OpsOracleTest {

    private static final Pattern DOWN = Pattern.compile("(?m)^down_revision[^=]*=\\s*(?:'(\\w+)'|None|\\()");
    private static final Pattern REVISION = Pattern.compile("(?m)^revision[^=]*=\\s*'(\\w+)'");

    /** Runs that differ from what was recorded, and why. */
    private static final Map<String, String> DIFFERENT = Map.of("22_schemas.downgrade.postgresql",
            "several statements in one text are sent one by one, each with its place in a preview");

    static Stream<String> runs() throws IOException {
        List<String> runs = new ArrayList<>();
        for (Path folder : folders()) {
            for (String direction : List.of("upgrade", "downgrade")) {
                for (DialectName dialect : DialectName.values()) {
                    if (Files.exists(folder.resolve(direction + "." + dialect.text() + ".sql"))) {
                        runs.add(folder.getFileName() + "." + direction + "." + dialect.text());
                    }
                }
            }
        }
        return runs.stream();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void everyStatementIsTheOneAlembicWrites(String run) throws IOException {
        List<String> parts = List.of(run.split("\\."));
        Path folder = root().resolve(parts.get(0));
        DialectName dialect = DialectName.of(parts.get(2)).orElseThrow();

        List<String> written = drive(folder, parts.get(1), dialect);

        List<String> recorded = statements(
                Files.readString(folder.resolve(parts.get(1) + "." + parts.get(2) + ".sql")));
        if (DIFFERENT.containsKey(run)) {
            assertThat(written).as(DIFFERENT.get(run)).isNotEqualTo(recorded);
        } else {
            assertThat(written).containsExactlyElementsOf(recorded);
        }
    }

    private static List<String> drive(Path folder, String direction, DialectName dialect) throws IOException {
        List<Path> files = inOrder(folder);
        if (direction.equals("downgrade")) {
            files = files.reversed();
        }
        List<String> written = new ArrayList<>();
        for (Path file : files) {
            StepRecorder recorder = StepRecorder.offline(dialect);
            Evaluator evaluator = new Evaluator(new AlembicHost(recorder, AlembicOptions.STANDARD, _ -> null),
                    EvaluationLimits.STANDARD);
            ModuleValue module = evaluator.run(Files.readString(file), file.getFileName().toString(), "revision");
            evaluator.call(evaluator.value(module, direction), Arguments.NONE);
            recorder.sql().forEach(sql -> written.addAll(statements(sql + ";")));
        }
        return written;
    }

    /** Statements with blanks evened out, without those of the version table and of transactions. */
    private static List<String> statements(String script) {
        List<String> statements = new ArrayList<>();
        for (String one : script.split(";\\s*(?:\\n\\s*\\n|$)")) {
            String even = one.replaceAll("(?m)^\\s*-- Running .*$", "").replaceAll("\\s+", " ").strip()
                    .replaceAll(" ?([(),]) ?", "$1");
            if (!even.isEmpty() && !even.equals("BEGIN") && !even.equals("COMMIT")
                    && !even.matches("(CREATE TABLE|DROP TABLE|INSERT INTO|UPDATE|DELETE FROM) alembic_version.*")) {
                statements.add(even);
            }
        }
        return statements;
    }

    private static List<Path> inOrder(Path folder) throws IOException {
        List<Path> left = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(file -> file.toString().endsWith(".py")).sorted().forEach(left::add);
        }
        List<Path> ordered = new ArrayList<>();
        List<String> known = new ArrayList<>();
        while (!left.isEmpty()) {
            int before = left.size();
            for (Path file : List.copyOf(left)) {
                String text = Files.readString(file);
                Matcher down = DOWN.matcher(text);
                Matcher revision = REVISION.matcher(text);
                if (down.find() && (down.group(1) == null || known.contains(down.group(1))) && revision.find()) {
                    known.add(revision.group(1));
                    ordered.add(file);
                    left.remove(file);
                }
            }
            assertThat(left.size()).as("revisions of %s whose parent is there", folder).isLessThan(before);
        }
        return ordered;
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(root())) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static Path root() {
        return Path.of("src/test/resources/oracle/ops");
    }
}
