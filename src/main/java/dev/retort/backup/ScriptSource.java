package dev.retort.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the script of a restore comes from: a program that writes it, or a file that is one. */
interface ScriptSource extends AutoCloseable {

    InputStream output();

    /**
     * Once the output was read to its end.
     *
     * @throws dev.retort.problem.RetortException {@code backup-failed} where that was not all, {@code cancelled}
     */
    void finish();

    @Override
    void close() throws IOException;

    /** A plain dump. */
    static ScriptSource of(Path file) throws IOException {
        return new PlainFile(Files.newInputStream(file));
    }

    /** The bytes of a file, which were compared with their sum before. */
    record PlainFile(InputStream output) implements ScriptSource {

        @Override
        public void finish() {}

        @Override
        public void close() throws IOException {
            output.close();
        }
    }
}
