package dev.retort.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ProjectWriterTest {

    @TempDir
    Path folder;

    @Test
    void aNewProjectIsReadBackWithTheDefaults() throws Exception {
        Files.writeString(folder.resolve("README.md"), "kept");
        Path settings = new ProjectWriter().init(folder);
        Project project = new ProjectReader(Map.of()).read(folder);
        assertThat(project.settingsFile()).isEqualTo(settings);
        assertThat(project.versionFolders()).allMatch(Files::isDirectory);
        assertThat(project.database()).isEqualTo(DatabaseSource.NONE);
        assertThat(folder.resolve("README.md")).hasContent("kept");
    }

    @Test
    void aFolderThatDoesNotExistIsMade() {
        assertThat(new ProjectWriter().init(folder.resolve("a/b"))).exists();
    }

    @Test
    void aProjectIsNotMadeTwice() {
        new ProjectWriter().init(folder);
        assertThat(refused().message()).contains("project already");
    }

    @Test
    void aVersionsFolderWithFilesIsLeftAlone() throws Exception {
        Path versions = Files.createDirectory(folder.resolve("versions"));
        Files.writeString(versions.resolve("a.sql"), "");
        assertThat(refused().message()).contains(versions.toString());
        assertThat(folder.resolve("retort.toml")).doesNotExist();
    }

    @Test
    void anAlembicProjectIsLeftAlone() throws Exception {
        Files.writeString(folder.resolve("alembic.ini"), "[alembic]\n");
        assertThat(refused().message()).contains("Alembic");
        assertThat(folder.resolve("retort.toml")).doesNotExist();
    }

    private RetortException refused() {
        RetortException fault = catchThrowableOfType(RetortException.class, () -> new ProjectWriter().init(folder));
        assertThat(fault.code()).isEqualTo(ProblemCode.INVALID_SETTINGS);
        return fault;
    }
}
