package dev.retort.workbench.shell;

import java.nio.file.Path;
import java.util.Optional;

/** Asks a person for a folder with the system's own dialog. */
@FunctionalInterface
public interface FolderPrompt {

    /** @return empty where they would not say */
    Optional<Path> ask(String title, Path startIn);
}
