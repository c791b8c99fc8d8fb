package dev.retort.alembic.settings;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.problem.RetortException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class AlembicSettingsReaderTest {

    @TempDir
    Path folder;

    @BeforeEach
    void makeScripts() throws IOException {
        Files.createDirectories(folder.resolve("alembic/versions"));
    }

    private AlembicSettings read(String ini) throws IOException {
        return read(ini, "alembic");
    }

    private AlembicSettings read(String ini, String section) throws IOException {
        Path file = Files.writeString(folder.resolve("alembic.ini"), ini);
        return new AlembicSettingsReader(folder.resolve("elsewhere")).read(file, section);
    }

    @Test
    void theUsualFileIsRead() throws IOException {
        AlembicSettings settings = read("""
                [alembic]
                script_location = %(here)s/alembic
                prepend_sys_path = .
                path_separator = os
                file_template = %%(year)d/%%(rev)s_%%(slug)s
                timezone = Asia/Seoul
                truncate_slug_length = 20
                recursive_version_locations = true
                sqlalchemy.url = driver://user:pass@localhost/dbname
                [post_write_hooks]
                hooks = black
                """);
        assertThat(settings.scriptLocation()).isEqualTo(folder.resolve("alembic"));
        assertThat(settings.versions().folders()).containsExactly(folder.resolve("alembic/versions"));
        assertThat(settings.versions().recursive()).isTrue();
        assertThat(settings.names()).isEqualTo(
                new AlembicSettings.FileNames("%(year)d/%(rev)s_%(slug)s", "Asia/Seoul", 20));
        assertThat(settings.sysPath()).containsExactly(folder);
        assertThat(settings.url()).as("the template's example is no URL").isNull();
        assertThat(settings.notes()).singleElement().asString().contains("post_write_hooks");
    }

    @Test
    void versionLocationsAreCutAsTheSeparatorSays() throws IOException {
        String start = "[alembic]\nscript_location = alembic\n";
        String[] cuts = {"version_path_separator = os\nversion_locations = a" + File.pathSeparator + "b c",
                "path_separator = newline\nversion_locations =\n  a\n  b c",
                "path_separator = ;\nversion_locations = a;b c"};
        for (String cut : cuts) {
            assertThat(read(start + cut).versions().folders()).as(cut).containsExactly(folder.resolve("a"),
                    folder.resolve("b c"));
        }
        assertThat(read(start + "version_locations = a, %(here)s/b c").versions().folders())
                .containsExactly(folder.resolve("a"), folder.resolve("b"), folder.resolve("c"));
        RetortException fault = catchThrowableOfType(RetortException.class,
                () -> read(start + "path_separator = |\nversion_locations = a|b"));
        assertThat(fault.message()).contains("'|' is not a valid value");
    }

    @Test
    void aFolderMayBeInsideAPackage() throws IOException {
        Files.createDirectories(folder.resolve("src/shop/db/migrations"));
        AlembicSettings settings = read("[alembic]\nscript_location = shop.db:migrations\n");
        assertThat(settings.scriptLocation()).isEqualTo(folder.resolve("src/shop/db/migrations"));
        RetortException fault = catchThrowableOfType(RetortException.class,
                () -> read("[alembic]\nscript_location = nowhere:migrations\n"));
        assertThat(fault.message()).contains("the package nowhere");
    }

    @Test
    void aSectionCanBeNamedAndTheIniCountsBeforePyproject() throws IOException {
        Files.writeString(folder.resolve("pyproject.toml"), """
                [tool.alembic]
                script_location = "%(here)s/alembic"
                version_locations = ["%(here)s/one", "%(here)s/two"]
                file_template = "%%(slug)s"
                """);
        AlembicSettings settings = read(
                "[alembic]\nsqlalchemy.url = sqlite:///a.db\n[b]\nsqlalchemy.url=sqlite:///b.db",
                "b");
        assertThat(settings.url()).isNotNull();
        assertThat(settings.url().text()).isEqualTo("sqlite:///b.db");
        assertThat(settings.versions().folders()).containsExactly(folder.resolve("one"), folder.resolve("two"));
        assertThat(settings.names().template()).isEqualTo("%(slug)s");
        assertThat(catchThrowableOfType(RetortException.class, () -> read("[alembic]\n", "c")).message())
                .contains("[c]");
    }

    @Test
    void whatIsMissingIsNamedInAlembicsWords() {
        assertThat(catchThrowableOfType(RetortException.class, () -> read("[alembic]\n")).message())
                .contains("No 'script_location' key found");
        RetortException fault = catchThrowableOfType(RetortException.class,
                () -> read("[alembic]\n\nscript_location = gone\n"));
        assertThat(fault.message()).contains("Path doesn't exist: " + folder.resolve("gone"));
        assertThat(fault.position()).hasToString("alembic.ini:3:1");
        assertThat(catchThrowableOfType(RetortException.class, () -> read("[loggers]\nkeys = root\n")).message())
                .contains("no [alembic] section");
    }
}
