package dev.retort.workbench.history;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/** A file that could not be written, in words. */
final class Unwritable {

    private Unwritable() {}

    /** The same failure where it has nothing to do with files. */
    static Throwable asProblem(Path file, Throwable failure) {
        if (!(failure instanceof IOException)) {
            return failure;
        }
        String why = switch (failure) {
            case NoSuchFileException _ -> "the folder does not exist";
            case AccessDeniedException _ -> "permission denied";
            default -> String.valueOf(failure.getMessage());
        };
        return new RetortException(ProblemCode.READ_ONLY, file + " cannot be written: " + why + ".", failure)
                .hint("Choose another place.");
    }
}
