package dev.retort.workbench.editor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.script.ScriptText;

/**
 * A file as it was read.
 *
 * @param content its text; with replacement characters where it is not UTF-8
 * @param refusal why it can be looked at but not edited; null where it can
 */
record DiskText(FileText content, @Nullable RetortException refusal) {

    /**
     * Reads a file, whatever it holds.
     *
     * @param name as a person should read it
     * @return empty where there is no such file
     * @throws RetortException {@code read-only} where it may not be read
     */
    static Optional<DiskText> readIfThere(Path file, String name) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new RetortException(ProblemCode.READ_ONLY, name + " cannot be read: " + e.getMessage(), e)
                    .hint("Check its rights.").data("file", file.toString());
        }
        RetortException refusal = null;
        try {
            ScriptText.decode(bytes, name);
        } catch (RetortException notText) {
            refusal = notText;
        }
        return Optional.of(new DiskText(FileText.of(new String(bytes, StandardCharsets.UTF_8)), refusal));
    }

    /** As {@link #readIfThere}; a missing file is a failure. */
    static DiskText read(Path file, String name) {
        return readIfThere(file, name).orElseThrow(
                () -> new RetortException(ProblemCode.INVALID_SETTINGS, "There is no file " + name + " any more.")
                        .hint("It may have been renamed; read everything again.").data("file", file.toString()));
    }
}
