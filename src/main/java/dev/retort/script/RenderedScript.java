package dev.retort.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.FileFault;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/**
 * A revision file ready to be written.
 *
 * @param fileName its name; with forward slashes where it belongs into a sub-folder
 * @param text its whole text
 */
public record RenderedScript(String fileName, String text) {

    /**
     * Writes the file, whole or not at all, and never over another one.
     *
     * @param folder the version folder; made where it is missing
     * @return the new file
     * @throws RetortException {@code duplicate-revision} where a file of that name exists, {@code read-only} where the
     *         folder cannot be written
     */
    public Path write(Path folder) {
        Path target = folder.resolve(fileName);
        try {
            Path parent = Files.createDirectories(target.toAbsolutePath().getParent());
            Path temporary = Files.createFile(parent.resolve("." + target.getFileName() + "." + NewScript.randomId()));
            try {
                Files.writeString(temporary, text, StandardCharsets.UTF_8);
                publish(temporary, target);
            } finally {
                Files.deleteIfExists(temporary);
            }
            return target;
        } catch (FileAlreadyExistsException e) {
            throw new RetortException(ProblemCode.DUPLICATE_REVISION, "The file " + target + " exists already.", e)
                    .hint("Give the revision another message or id.").data("file", target.toString());
        } catch (AccessDeniedException e) {
            throw new RetortException(ProblemCode.READ_ONLY, target + " cannot be written: permission denied.", e)
                    .hint("Check the rights of its folder.").data("file", target.toString());
        } catch (IOException e) {
            throw new RetortException(ProblemCode.READ_ONLY, target + " cannot be written: " + FileFault.reason(e), e)
                    .hint("Check that the disk has room and can be written.").data("file", target.toString());
        }
    }

    /** A hard link fails where the name is taken, in one step; where the file system has none, a move comes next. */
    private static void publish(Path temporary, Path target) throws IOException {
        try {
            Files.createLink(target, temporary);
        } catch (FileAlreadyExistsException taken) {
            throw taken;
        } catch (IOException | UnsupportedOperationException _) {
            Files.move(temporary, target);
        }
    }
}
