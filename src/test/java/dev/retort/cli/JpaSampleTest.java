package dev.retort.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The sample whose tables follow its JPA classes. */
class JpaSampleTest {

    @TempDir
    private Path temporary;

    @Test
    void itsRevisionLeadsToWhatItsClassesSay() throws IOException {
        CommandLineCall retort = CommandLineCall.inSample(temporary, "shop-jpa");
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d",
                Files.createDirectories(retort.folder().resolve("target/classes")).toString(), "-cp",
                jakarta.persistence.Entity.class.getProtectionDomain().getCodeSource().getLocation().getPath()));
        try (Stream<Path> files = Files.walk(Path.of("migrations-sample/shop-jpa/src"))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> arguments.add(file.toString()));
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();

        retort.run("upgrade", "head").done();
        assertThat(retort.run("check").ended(1).err()).contains("--run-target");
        retort.run("check", "--run-target").done();
        retort.run("check").done();
    }
}
