package dev.retort.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.python.value.Host.ModuleSource;

import static org.assertj.core.api.Assertions.assertThat;

class ModuleSourcesTest {

    @TempDir
    Path temporary;

    private Path folder;
    private Path project;

    @BeforeEach
    void makeProject() throws IOException {
        folder = temporary.toRealPath();
        project = folder.resolve("repository/backend");
        write("backend/app/__init__.py", "app");
        write("backend/app/models/user.py", "user");
        write("backend/src/lib.py", "lib");
        write("backend/migrations/helpers.py", "helpers");
        write("shared/common.py", "common");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve("repository").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private ModuleSources sources() {
        return ModuleSources.of(project, List.of(project.resolve("../shared").normalize()),
                project.resolve("migrations"));
    }

    @Test
    void modulesAreFoundWhereThePathWouldHaveThem() {
        ModuleSources sources = sources();
        assertThat(sources.apply("app")).isEqualTo(new ModuleSource("app", "app/__init__.py", true));
        assertThat(sources.apply("app.models")).isEqualTo(new ModuleSource("", "app/models", true));
        assertThat(sources.apply("app.models.user")).isEqualTo(new ModuleSource("user", "app/models/user.py", false));
        assertThat(sources.apply("lib")).isEqualTo(new ModuleSource("lib", "src/lib.py", false));
        assertThat(sources.apply("migrations.helpers"))
                .isEqualTo(new ModuleSource("helpers", "migrations/helpers.py", false));
        assertThat(sources.apply("app.nothing")).isNull();
        assertThat(sources.apply("..secret")).isNull();
    }

    @Test
    void nothingOutsideTheProjectIsRead() throws IOException {
        Files.writeString(folder.resolve("secret.py"), "secret");
        Files.createSymbolicLink(project.resolve("leak.py"), folder.resolve("secret.py"));
        assertThat(sources().apply("leak")).isNull();
        assertThat(sources().apply("common")).as("beside the project").isNull();
        Files.createDirectories(folder.resolve("repository/.git"));
        assertThat(sources().apply("common")).as("in the same repository").isNotNull();
        assertThat(sources().apply("leak")).isNull();
    }
}
