package dev.retort.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;

/**
 * The programs of projects that a person has allowed to run, each for one project and called exactly so. Kept in the
 * user's own folder and never in the project's, which others can write to.
 */
record AllowedCommands(Path file) {

    /** Whether this command was allowed for the project in a folder. */
    boolean has(Path folder, List<String> words) {
        try {
            return Files.exists(file) && Files.readAllLines(file).contains(line(folder, words));
        } catch (IOException _) {
            // Not being able to tell is not being allowed.
            return false;
        }
    }

    /**
     * Allows it from now on: another command is asked for anew.
     *
     * @throws RetortException {@code read-only} where that cannot be written down
     */
    void add(Path folder, List<String> words) {
        if (has(folder, words)) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, line(folder, words) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    /** The commands that are allowed for a project, each as a person would type it. */
    List<String> of(Path folder) {
        return lines().stream().filter(line -> line.startsWith(folder + "\t"))
                .map(line -> line.substring((folder + "\t").length()).replace('\t', ' ')).distinct().toList();
    }

    /**
     * Takes back what was allowed for a project.
     *
     * @throws RetortException {@code read-only} where that cannot be written down
     */
    void removeAll(Path folder) {
        List<String> kept = lines().stream().filter(line -> !line.startsWith(folder + "\t")).toList();
        try {
            if (Files.exists(file)) {
                Files.write(file, kept);
            }
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    private List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new RetortException(ProblemCode.READ_ONLY, file + " cannot be read: " + e.getMessage(), e)
                    .hint("Check its rights.");
        }
    }

    private RetortException notWritten(IOException e) {
        return new RetortException(ProblemCode.READ_ONLY, file + " cannot be written: " + e.getMessage(), e)
                .hint("Check the rights of its folder.");
    }

    private static String line(Path folder, List<String> words) {
        return folder + "\t" + String.join("\t", words.stream().map(AllowedCommands::onOneLine).toList());
    }

    /** A break or tab inside a word would make another entry of what follows. */
    private static String onOneLine(String word) {
        return word.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
    }
}
