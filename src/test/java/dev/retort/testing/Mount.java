package dev.retort.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Assumptions;

/**
 * A folder with a disk of its own for as long as a test needs it: a small one, or one that cannot be written. That takes
 * the right to mount, as root has it on Linux; where it is missing the test is aborted and says so.
 */
public final class Mount implements AutoCloseable {

    private final Path folder;

    private Mount(Path folder) {
        this.folder = folder;
    }

    /** An empty disk of that size, in memory. */
    public static Mount ofSize(Path folder, int kilobytes) throws IOException {
        Files.createDirectories(folder);
        mount(List.of("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k,mode=0777", "retort-test",
                folder.toString()));
        return new Mount(folder);
    }

    /** The folder as it is, but read-only, for root as well. */
    public static Mount readOnly(Path folder) throws IOException {
        mount(List.of("mount", "--bind", folder.toString(), folder.toString()));
        Mount mounted = new Mount(folder);
        String refused = run(List.of("mount", "-o", "remount,bind,ro", folder.toString()));
        if (!refused.isEmpty()) {
            mounted.close();
            Assumptions.abort("No read-only disk can be mounted here: " + refused);
        }
        return mounted;
    }

    private static void mount(List<String> command) throws IOException {
        String refused = run(command);
        Assumptions.assumeTrue(refused.isEmpty(), "No disk can be mounted here: " + refused);
    }

    /** What it said where it failed; empty where it did not. */
    private static String run(List<String> command) throws IOException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? "" : said.isEmpty() ? command.getFirst() + " failed" : said;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            return "there is no " + command.getFirst();
        }
    }

    public Path folder() {
        return folder;
    }

    /** Fills the disk up to that many kilobytes, and gives the file that does it. */
    public Path fill(int leaving) throws IOException {
        Path file = folder.resolve("filling");
        Files.deleteIfExists(file);
        long free = Files.getFileStore(folder).getUsableSpace() - leaving * 1024L;
        Files.write(file, new byte[Math.toIntExact(Math.max(0, free))]);
        return file;
    }

    @Override
    public void close() throws IOException {
        String refused = run(List.of("umount", "--lazy", folder.toString()));
        if (!refused.isEmpty()) {
            throw new IOException(refused);
        }
    }
}
