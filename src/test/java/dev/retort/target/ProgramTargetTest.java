package dev.retort.target;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.dialect.sqlite.SqliteDialect;
import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.project.TargetSource;
import dev.retort.schema.SchemaObject;
import dev.retort.sql.DialectName;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@EnabledOnOs({OS.LINUX, OS.MAC})
class ProgramTargetTest {

    @TempDir
    private Path folder;

    @Test
    void whatAProgramPrintsIsReadByTheDatabase() throws Exception {
        Files.writeString(folder.resolve("schema.txt"), """
                BEGIN TRANSACTION;
                CREATE TABLE a (id INTEGER PRIMARY KEY, note TEXT DEFAULT 'x;y');
                INSERT INTO a VALUES (1, 'z');
                CREATE INDEX i ON a (note);
                COMMIT;
                """);

        TargetDdl ddl = read("cat schema.txt");

        assertThat(ddl.statements()).map(TargetDdl.Statement::at).containsExactly(
                new SourcePosition("output of sh -c cat schema.txt", 2, 1),
                new SourcePosition("output of sh -c cat schema.txt", 4, 1));
        assertThat(ddl.notes()).containsExactly(
                "output of sh -c cat schema.txt: 1 statement about rows left out; a target is a schema.");
        try (Scratch scratch = SqliteScratch.inMemory()) {
            assertThat(new ScratchReader(new SqliteDialect()).read(ddl, scratch, false, new Cancellation()).objects())
                    .map(SchemaObject::id).map(name -> name.kind() + " " + name.name()).containsExactly("TABLE a");
        }
    }

    @Test
    void garbageIsSaidToBeNoDdl() {
        RetortException e = failure("echo 'Traceback (most recent call last):'; echo '  File x'");

        assertThat(e.code()).isEqualTo(ProblemCode.STATEMENT_FAILED);
        assertThat(e.message())
                .endsWith("printed is no DDL: line 1 begins with \"Traceback (most recent call last):\".");
        assertThat(e.data()).containsEntry("printed", "Traceback (most recent call last):");
    }

    @Test
    void aMessageBeforeTheDdlIsPointedOut() {
        assertThat(failure("echo 'CREATE TABLE a (x INT);'; echo; echo \"It's done\"").position()).isNotNull()
                .extracting(SourcePosition::line).isEqualTo(3);
        assertThat(failure("echo 'CREATE TABLE a (x INT);'; echo; echo Done.").message())
                .endsWith("line 3 begins with \"Done.\".");
    }

    @Test
    void rowsAloneAreNoSchema() {
        assertThat(failure("echo 'INSERT INTO a VALUES (1);'").message())
                .endsWith("there is no statement in it that makes anything.");
    }

    private TargetDdl read(String script) {
        return ProgramTarget.read(new TargetSource.Program(List.of("sh", "-c", script)), folder,
                Map.of("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin")), DialectName.SQLITE,
                new Cancellation());
    }

    private RetortException failure(String script) {
        return catchThrowableOfType(RetortException.class, () -> read(script));
    }
}
