package dev.retort.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.problem.FileFault;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** Saves texts a person edited: whole or not at all, and never over somebody else's change. */
final class TextFiles {

    private TextFiles() {}

    /**
     * Writes {@code text} in UTF-8 through a temporary file beside {@code file}.
     *
     * @param readText what the file held when it was read; null to overwrite whatever it holds
     */
    static SaveResult save(Path file, String text, @Nullable String readText) {
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (readText != null && !readText.equals(currentText(target))) {
                return SaveResult.CHANGED_ON_DISK;
            }
            Path temporary = Files.createTempFile(target.getParent(), ".retort-", ".tmp");
            try {
                Files.writeString(temporary, text, StandardCharsets.UTF_8);
                copyPermissions(target, temporary);
                Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
            return SaveResult.SAVED;
        } catch (AccessDeniedException e) {
            throw new RetortException(ProblemCode.READ_ONLY, file + " cannot be written: permission denied.", e)
                    .hint("Check the rights of the file and of its folder.").data("file", file.toString());
        } catch (IOException e) {
            throw new RetortException(ProblemCode.READ_ONLY, file + " cannot be written: " + FileFault.reason(e), e)
                    .hint("Check that its folder exists and that the disk has room.").data("file", file.toString());
        }
    }

    private static @Nullable String currentText(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** A temporary file is private; the saved one keeps the rights its file had, or gets the usual ones. */
    private static void copyPermissions(Path from, Path to) throws IOException {
        if (Files.getFileStore(to).supportsFileAttributeView("posix")) {
            Set<PosixFilePermission> rights = Files.exists(from)
                    ? Files.getPosixFilePermissions(from)
                    : Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
            Files.setPosixFilePermissions(to, rights);
        }
    }
}
