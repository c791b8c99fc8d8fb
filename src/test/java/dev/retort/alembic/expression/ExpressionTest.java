package dev.retort.alembic.expression;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.retort.alembic.type.GenericTypes;
import dev.retort.alembic.type.PostgresTypes;
import dev.retort.python.EvaluationLimits;
import dev.retort.python.Evaluator;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.Host;
import dev.retort.python.value.ModuleValue;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Expressions against what SQLAlchemy 1.4.46 compiles them to with literal binds. {@code expected.txt} was written by
 * SQLAlchemy from the snippets in it.
 */
class ExpressionTest {

    /** A snippet and the SQL it is for a dialect. */
    record Case(String python, DialectName dialect, String sql) {

        @Override
        public String toString() {
            return dialect.text() + ": " + python;
        }
    }

    static Stream<Case> cases() {
        List<Case> all = new ArrayList<>();
        String python = "";
        for (String line : resource("expected.txt").split("\n")) {
            if (line.startsWith("> ")) {
                python = line.substring(2);
                continue;
            }
            int colon = line.indexOf(": ");
            DialectName dialect = line.startsWith("postgresql") ? DialectName.POSTGRESQL : DialectName.SQLITE;
            all.add(new Case(python, dialect, line.substring(colon + 2).replace("\\n", "\n").replace("\\\\", "\\")));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void writesWhatSqlAlchemyWrites(Case one) {
        assertThat(compiled(one.python, one.dialect)).isEqualTo(one.sql);
    }

    private static String compiled(String python, DialectName dialect) {
        Evaluator evaluator = new Evaluator(new Names(), EvaluationLimits.STANDARD);
        String module = "from sqlalchemy import *\nfrom sqlalchemy.dialects import postgresql\n" + resource("cases.py")
                + "def made():\n    return " + python + "\n";
        Value made = evaluator.call(evaluator.run(module, "case.py", "case").names().get("made"), Arguments.NONE);
        return SqlText.of((Clause) made, dialect, SqlText.Columns.QUALIFIED);
    }

    private static String resource(String name) {
        try (var in = ExpressionTest.class.getResourceAsStream("/expressions/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SQLAlchemy's names without the rest of Alembic. */
    private record Names() implements Host {

        @Override
        public @Nullable ModuleValue module(String name) {
            return switch (name) {
                case "sqlalchemy" -> of(name, ExpressionNames.sqlalchemy(), GenericTypes.names());
                case "sqlalchemy.dialects" -> new ModuleValue(name).put("postgresql",
                        of("sqlalchemy.dialects.postgresql", ExpressionNames.postgresql(), PostgresTypes.names()));
                default -> null;
            };
        }

        @Override
        public @Nullable ModuleSource source(String name) {
            return null;
        }

        @SafeVarargs
        private static ModuleValue of(String name, Map<String, Value>... names) {
            ModuleValue module = new ModuleValue(name);
            for (Map<String, Value> some : names) {
                some.forEach(module::put);
            }
            return module;
        }
    }
}
