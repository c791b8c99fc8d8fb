package dev.retort.samples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.retort.alembic.AlembicOptions;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.postgresql.PostgresqlDialect;
import dev.retort.python.value.Host.ModuleSource;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.EnumType;
import dev.retort.schema.Table;
import dev.retort.script.ModuleSources;
import dev.retort.sql.DialectName;
import dev.retort.target.TargetDdl;
import dev.retort.target.models.ModelsTarget;
import dev.retort.testing.PostgresServer;
import dev.retort.testing.PostgresServer.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** The models of the samples, found through their {@code env.py}, beside the schema their revisions leave at the head. */
class ModelsTest {

    /** What models and revisions of a sample do not agree on, which the next revision would be about. */
    private static final Map<String, Set<String>> APART = Map.of();

    @TempDir
    Path temporary;

    static List<String> names() {
        return Sample.NAMES;
    }

    @ParameterizedTest
    @MethodSource("names")
    void theModelsSayTheSchemaTheRevisionsMake(String name) throws Exception {
        Sample sample = Sample.ready(name, temporary);
        sample.retort("upgrade", "heads", "--yes").done();
        PostgresDatabase made = PostgresServer.freshDatabase();

        TargetDdl models = models(sample.folder().toRealPath());
        try (Connection connection = made.open(); Statement statement = connection.createStatement()) {
            for (TargetDdl.Statement one : models.statements()) {
                statement.execute(one.sql());
            }
        }

        Set<String> revisions = facts(sample.database());
        Set<String> target = facts(made);
        assertThat(target).hasSizeGreaterThan(20);
        Set<String> apart = new TreeSet<>();
        revisions.stream().filter(one -> !target.contains(one)).forEach(one -> apart.add("- " + one));
        target.stream().filter(one -> !revisions.contains(one)).forEach(one -> apart.add("+ " + one));
        assertThat(apart).isEqualTo(APART.getOrDefault(name, Set.of()));
    }

    private static TargetDdl models(Path folder) throws Exception {
        Path env = Stream.of("alembic/env.py", "migrations/env.py").map(folder::resolve).filter(Files::exists)
                .findFirst().orElseThrow();
        return new ModelsTarget(folder, ModuleSources.of(folder, List.of(folder), env.getParent()),
                AlembicOptions.STANDARD).ofEnvironment(
                        new ModuleSource(Files.readString(env), folder.relativize(env).toString(), false),
                        DialectName.POSTGRESQL);
    }

    private static Set<String> facts(PostgresDatabase database) throws Exception {
        Dialect dialect = new PostgresqlDialect();
        Set<String> facts = new TreeSet<>();
        try (Connection connection = DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + database.port() + "/" + database.name(), "postgres", "")) {
            DatabaseSchema schema = dialect.schemas().read(connection, false);
            schema.all(EnumType.class).forEach(type -> facts.add(type.toString()));
            schema.tables().filter(table -> !table.name().equals("alembic_version")
                    && !table.schema().equals("retort")).forEach(table -> add(table, facts));
        }
        return facts;
    }

    private static void add(Table table, Set<String> facts) {
        facts.add(table.name() + " " + table.comment());
        table.columns().forEach(column -> facts.add(table.name() + " " + column));
        table.constraints().forEach(constraint -> facts.add(table.name() + " " + constraint));
        table.indexes().forEach(index -> facts.add(table.name() + " " + index.definition()));
    }
}
