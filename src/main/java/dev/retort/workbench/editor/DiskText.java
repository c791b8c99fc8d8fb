package dev.retort.workbench.editor;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/**
 * A text as its file holds it, and as an editor shows it: without byte order mark, lines ended by a line feed. Saving
 * puts both back as they were.
 *
 * @param raw what the file holds
 */
record DiskText(String raw) {

    private static final String MARK = "\uFEFF";
    private static final int LARGEST = 10_000_000;

    /**
     * Reads a file.
     *
     * @return null where there is none
     * @throws RetortException {@code invalid-revision-file} where it is not UTF-8 or too large to edit
     */
    static @Nullable DiskText read(Path file) throws IOException {
        try {
            if (Files.size(file) > LARGEST) {
                throw new RetortException(ProblemCode.INVALID_REVISION_FILE, file + " is too large to edit here.")
                        .hint("Edit it with another program.");
            }
            return new DiskText(Files.readString(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException _) {
            return null;
        } catch (CharacterCodingException e) {
            throw new RetortException(ProblemCode.INVALID_REVISION_FILE, file + " is not UTF-8.", e)
                    .hint("Save it as UTF-8 with the program it was written with.");
        }
    }

    /** The text to edit. */
    String shown() {
        String text = raw.startsWith(MARK) ? raw.substring(1) : raw;
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    boolean endsLinesWithCrLf() {
        return raw.contains("\r\n");
    }

    /** What the file should hold once {@code shown} is what was edited. */
    String written(String shown) {
        String lines = endsLinesWithCrLf() ? shown.replace("\n", "\r\n") : shown;
        return raw.startsWith(MARK) ? MARK + lines : lines;
    }
}
