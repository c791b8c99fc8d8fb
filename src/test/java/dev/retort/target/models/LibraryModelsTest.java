package dev.retort.target.models;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.retort.sql.DialectName;
import dev.retort.target.TargetDdl;
import dev.retort.testing.PostgresServer;

import static org.assertj.core.api.Assertions.assertThat;

/** Models whose base classes, columns or mixins are of other libraries than SQLAlchemy give the tables those libraries make. */
class LibraryModelsTest {

    @ParameterizedTest
    @ValueSource(strings = {"flask", "sqlmodel", "authlib"})
    void modelsOfALibraryGiveItsTables(String library) throws IOException, URISyntaxException, SQLException {
        Path project = Path.of(Objects.requireNonNull(LibraryModelsTest.class.getResource(library)).toURI());

        TargetDdl ddl = ModelProjects.at(project).named("app", DialectName.POSTGRESQL);

        String statements = ddl.statements().stream().map(one -> one.sql().replaceAll(" +\\n", "\n") + ";\n")
                .collect(Collectors.joining("\n"));
        assertThat(statements).isEqualTo(Files.readString(project.resolve("expected.sql")));
        assertThat(ddl.notes()).isEmpty();
        try (Connection connection = PostgresServer.freshDatabase().open();
                Statement statement = connection.createStatement()) {
            for (TargetDdl.Statement one : ddl.statements()) {
                statement.execute(one.sql());
            }
        }
    }
}
