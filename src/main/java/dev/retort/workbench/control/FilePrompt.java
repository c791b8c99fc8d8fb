package dev.retort.workbench.control;

import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Asks a person for a file with the system's own dialog; tests replace it. */
public interface FilePrompt {

    /**
     * For a file that exists.
     *
     * @param startIn the folder to begin in; null to leave it to the system
     * @return empty where they would not say
     */
    Optional<Path> open(String title, @Nullable Path startIn);

    /**
     * For a file to be written; the system's dialog has asked whether an existing one may be replaced.
     *
     * @param name what to suggest, with its extension
     * @return empty where they would not say
     */
    Optional<Path> save(String title, @Nullable Path startIn, String name);
}
