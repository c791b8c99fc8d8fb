package dev.retort.script;

import java.nio.file.Path;

import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.problem.Sha256;
import dev.retort.problem.SourcePosition;

/**
 * A revision file as it was read.
 *
 * @param path the file; becomes absolute
 * @param name as a person should read it: relative to the project, with forward slashes
 * @param text the whole text, without byte order mark, lines ended by a line feed
 */
public record ScriptFile(Path path, String name, String text) {

    public ScriptFile {
        path = path.toAbsolutePath();
    }

    /** SHA-256 over the text in UTF-8, in lower-case hexadecimal. */
    public String checksum() {
        return Sha256.of(text);
    }

    /** The beginning of the file, for what is wrong with the whole of it. */
    SourcePosition start() {
        return new SourcePosition(name, 1, 1);
    }

    /** @throws RetortException {@code invalid-revision-file} for an id the version table has no room for */
    void refuseLongId(String id) {
        if (RevisionIds.tooLong(id)) {
            throw new RetortException(ProblemCode.INVALID_REVISION_FILE, name + ": " + RevisionIds.tooLongMessage(id))
                    .hint("Shorten it here and where other files revise or depend on it.").data("revision", id)
                    .at(start());
        }
    }
}
