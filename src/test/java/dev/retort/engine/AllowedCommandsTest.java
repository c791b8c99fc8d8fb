package dev.retort.engine;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class AllowedCommandsTest {

    @TempDir
    private Path folder;

    @Test
    void aCommandIsAllowedForOneProjectAndAsItIsCalled() {
        AllowedCommands allowed = new AllowedCommands(folder.resolve("config/commands.txt"));
        Path project = folder.resolve("project");

        assertThat(allowed.has(project, List.of("python", "dump.py"))).isFalse();
        allowed.add(project, List.of("python", "dump.py"));
        allowed.add(project, List.of("python", "dump.py"));

        assertThat(allowed.has(project, List.of("python", "dump.py"))).isTrue();
        assertThat(allowed.file()).content().hasLineCount(1);
        assertThat(allowed.has(folder.resolve("other"), List.of("python", "dump.py"))).isFalse();
        assertThat(allowed.has(project, List.of("python", "dump.py", "--all"))).isFalse();
    }

    @Test
    void aWordWithABreakAllowsNothingElse() {
        AllowedCommands allowed = new AllowedCommands(folder.resolve("commands.txt"));

        allowed.add(folder, List.of("echo", "x\n" + folder + "\trm"));
        allowed.add(folder, List.of("a\tb"));

        assertThat(allowed.has(folder, List.of("rm"))).isFalse();
        assertThat(allowed.has(folder, List.of("a", "b"))).isFalse();
        assertThat(allowed.has(folder, List.of("a\tb"))).isTrue();
    }
}
