package dev.retort.alembic;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.retort.problem.RetortException;
import dev.retort.python.EvaluationLimits;
import dev.retort.python.Evaluator;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.ModuleValue;
import dev.retort.sql.DialectName;
import dev.retort.testing.StepRecorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Every directive with every kind of argument, and the SQL (or the error) that the real Alembic 1.8.1 with SQLAlchemy
 * 1.4.46 gave for it.
 */
class DirectivesOracleTest {

    /** Runs that differ from what was recorded, and why. */
    private static final Map<String, String> DIFFERENT = Map.ofEntries(
            newer("type_079_postgresql_uuid.sqlite"), newer("type_080_postgresql_uuid_as_uuid_true.sqlite"),
            newer("type_096_postgresql_double_precision.sqlite"),
            newer("type_097_postgresql_double_precision_precision_53.sqlite"),
            Map.entry("default_29_alter_sa_fetchedvalue.postgresql", "Alembic writes SET DEFAULT None"),
            Map.entry("default_29_alter_sa_fetchedvalue.sqlite", "Alembic writes SET DEFAULT None"),
            clear("comment_on_table.postgresql"), clear("comment_on_table.sqlite"),
            clear("constraint_ex2.postgresql"), clear("named2_table.postgresql"), clear("named2_table.sqlite"),
            clear("named2_schema.postgresql"), clear("named2_schema.sqlite"), clear("named2_add.postgresql"));

    private static Map.Entry<String, String> newer(String run) {
        return Map.entry(run, "SQLAlchemy 2 has a spelling for it, 1.4 had none");
    }

    private static Map.Entry<String, String> clear(String run) {
        return Map.entry(run, "Alembic fails over its own bookkeeping; what is meant is clear");
    }

    /** One directive, or a few, for one dialect. */
    record Run(String name, DialectName dialect, String body, JsonObject recorded) {

        @Override
        public String toString() {
            return name + "." + dialect.text();
        }
    }

    static Stream<Run> runs() throws IOException {
        try (InputStream in = DirectivesOracleTest.class.getResourceAsStream("/oracle/directives.json")) {
            JsonArray cases = JsonParser.parseReader(
                    new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8)).getAsJsonArray();
            List<Run> runs = new ArrayList<>();
            for (JsonElement element : cases) {
                JsonObject one = element.getAsJsonObject();
                for (DialectName dialect : DialectName.values()) {
                    runs.add(new Run(one.get("name").getAsString(), dialect, one.get("body").getAsString(), one));
                }
            }
            return runs.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void everyDirectiveIsWrittenAsAlembicWritesIt(Run run) {
        JsonElement recorded = run.recorded().get(run.dialect().text());
        if (DIFFERENT.containsKey(run.toString())) {
            assertThat(sqlOrError(run)).as(DIFFERENT.get(run.toString())).isNotEqualTo(String.valueOf(recorded));
        } else if (recorded == null) {
            assertThatThrownBy(() -> written(run)).as(run.recorded().get(run.dialect().text() + "_error").getAsString())
                    .isInstanceOf(RetortException.class);
        } else {
            assertThat(written(run)).containsExactlyElementsOf(
                    recorded.getAsJsonArray().asList().stream().map(JsonElement::getAsString)
                            .map(DirectivesOracleTest::even).toList());
        }
    }

    private static String sqlOrError(Run run) {
        try {
            return written(run).toString();
        } catch (RetortException refused) {
            return refused.message();
        }
    }

    private static List<String> written(Run run) {
        Map<String, String> conventions = new LinkedHashMap<>();
        if (run.recorded().get("conventions") instanceof JsonObject given) {
            given.entrySet().forEach(entry -> conventions.put(entry.getKey(), entry.getValue().getAsString()));
        }
        StepRecorder recorder = StepRecorder.offline(run.dialect());
        AlembicOptions options = new AlembicOptions(false, () -> conventions, "alembic_version", null, false, false,
                Map.of(), null, List.of());
        Evaluator evaluator = new Evaluator(new AlembicHost(recorder, options, _ -> null), EvaluationLimits.STANDARD);
        String text = """
                from alembic import op
                import sqlalchemy as sa
                from sqlalchemy.dialects import postgresql, sqlite

                def upgrade():
                """ + run.body().indent(4);
        ModuleValue module = evaluator.run(text, run.name() + ".py", "revision");
        evaluator.call(Objects.requireNonNull(evaluator.value(module, "upgrade")), Arguments.NONE);
        return recorder.sql().stream().map(DirectivesOracleTest::even).toList();
    }

    private static String even(String sql) {
        return sql.replaceAll("\\s+", " ").strip().replaceAll(" ?([(),]) ?", "$1");
    }
}
