package dev.retort.cli.output;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Standard output that keeps why something could not be written, which a {@link PrintStream} drops. */
public final class CheckedOutput extends PrintStream {

    private static final int BUFFER = 8192;

    private final Keeping keeping;

    public CheckedOutput(OutputStream out) {
        this(new Keeping(out));
    }

    private CheckedOutput(Keeping keeping) {
        super(new BufferedOutputStream(keeping, BUFFER), false, StandardCharsets.UTF_8);
        this.keeping = keeping;
    }

    /** Why what was asked for is not all there; empty where it is, and where nobody reads on, as under {@code head}. */
    Optional<String> failure() {
        flush();
        IOException failure = keeping.first;
        return failure == null || String.valueOf(failure.getMessage()).contains("Broken pipe")
                ? Optional.empty()
                : Optional.of(String.valueOf(failure.getMessage()));
    }

    private static final class Keeping extends FilterOutputStream {

        private @Nullable IOException first;

        private Keeping(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                first = first == null ? e : first;
                throw e;
            }
        }
    }
}
