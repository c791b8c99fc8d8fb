package dev.retort.target;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.problem.Cancellation;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@EnabledOnOs({OS.LINUX, OS.MAC})
class ProjectProgramTest {

    @TempDir
    private Path folder;

    @Test
    void itRunsInTheProjectWithTheGivenEnvironmentAlone() throws Exception {
        assertThat(shell("pwd; echo $GREETING; env | grep -c HOME || true").output(new Cancellation()))
                .isEqualTo(folder.toRealPath() + "\nhello 표\n0\n");
    }

    @Test
    void aFailureSaysItsLastWordsWithoutPasswords() {
        RetortException e = failure(
                shell("echo half; echo first >&2; echo 'no postgresql://me:s3cret@host/db' >&2; exit 7"));

        assertThat(e.code()).isEqualTo(ProblemCode.STATEMENT_FAILED);
        assertThat(e.message()).endsWith("ended with exit code 7: no postgresql://me:***@host/db");
        assertThat(e.data()).containsEntry("output", List.of("first", "no postgresql://me:***@host/db"))
                .containsEntry("exit_code", 7);
    }

    @Test
    void nothingPrintedIsAFailure() {
        assertThat(failure(shell("echo; echo warn >&2")).message()).endsWith("printed nothing.");
    }

    @Test
    void aProgramThatNeverEndsIsStoppedWithAllItStarted() throws Exception {
        ProjectProgram program = new ProjectProgram(
                List.of("sh", "-c", "sleep 1000 & echo $! > child; echo CREATE; wait"), folder,
                Map.of("PATH", path()), Duration.ofMillis(1500), 1000);

        assertThat(failure(program).message()).endsWith("did not end within 1 seconds and was stopped.");
        long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
        ProcessHandle.of(child).ifPresent(handle -> handle.onExit().join());
        assertThat(ProcessHandle.of(child).map(ProcessHandle::isAlive).orElse(false)).isFalse();
    }

    @Test
    void aProgramThatPrintsWithoutEndIsStopped() {
        assertThat(failure(shell("yes")).message()).contains("printed more than");
    }

    @Test
    void aProgramThatIsNotThereIsAMatterOfTheSettings() {
        ProjectProgram program = new ProjectProgram(List.of("no-such-program"), folder, Map.of(), Duration.ofSeconds(5),
                100);

        assertThatExceptionOfType(RetortException.class).isThrownBy(() -> program.output(new Cancellation()))
                .matches(e -> e.code() == ProblemCode.INVALID_SETTINGS)
                .withMessageContaining("The program no-such-program cannot be started");
    }

    @Test
    void itCanBeCancelled() throws Exception {
        Cancellation cancellation = new Cancellation();
        Path started = folder.resolve("started");
        ProjectProgram program = shell("mkfifo go; echo yes > started; cat go");
        Thread canceller = Thread.ofVirtual().start(() -> {
            while (Files.notExists(started)) {
                Thread.onSpinWait();
            }
            cancellation.cancel();
        });

        assertThatExceptionOfType(RetortException.class).isThrownBy(() -> program.output(cancellation))
                .matches(e -> e.code() == ProblemCode.CANCELLED);
        canceller.join();
    }

    private ProjectProgram shell(String script) {
        return new ProjectProgram(List.of("sh", "-c", script), folder,
                Map.of("PATH", path(), "GREETING", "hello 표", "LC_ALL", "C.UTF-8"), Duration.ofSeconds(30), 2_000_000);
    }

    private static String path() {
        return System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    }

    private static RetortException failure(ProjectProgram program) {
        return catchThrowableOfType(RetortException.class, () -> program.output(new Cancellation()));
    }
}
