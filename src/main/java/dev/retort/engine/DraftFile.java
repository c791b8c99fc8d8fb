package dev.retort.engine;

import java.nio.file.Path;

import dev.retort.script.RenderedScript;

/**
 * A revision file not yet written.
 *
 * @param folder the version folder it goes to
 */
public record DraftFile(Path folder, RenderedScript script) {

    /** Writes it, whole or not at all, and never over another one. */
    Path write() {
        return script.write(folder);
    }
}
