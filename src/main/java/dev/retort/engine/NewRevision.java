package dev.retort.engine;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.script.generated.RevisionBody;

/**
 * A revision file to write.
 *
 * @param message what it does, one line or several
 * @param heads what it follows, as symbols: {@code head}, {@code base}, ids, several for a merge
 * @param splice whether a parent may be no head
 * @param branchLabel a label for it; null for none
 * @param dependsOn ids or labels that must be applied first
 * @param versionFolder which of several folders; null for the first, or the parent's
 * @param id its id; null for a new random one
 * @param body what it does
 */
public record NewRevision(String message, List<String> heads, boolean splice, @Nullable String branchLabel,
        List<String> dependsOn, @Nullable Path versionFolder, @Nullable String id, RevisionBody body) {

    public NewRevision {
        heads = List.copyOf(heads);
        dependsOn = List.copyOf(dependsOn);
    }

    /** A revision that does nothing yet. */
    public NewRevision(String message, List<String> heads, boolean splice, @Nullable String branchLabel,
            List<String> dependsOn, @Nullable Path versionFolder, @Nullable String id) {
        this(message, heads, splice, branchLabel, dependsOn, versionFolder, id, RevisionBody.EMPTY);
    }

    /** The same revision, doing this. */
    public NewRevision doing(RevisionBody what) {
        return new NewRevision(message, heads, splice, branchLabel, dependsOn, versionFolder, id, what);
    }

    /** A revision on top of the single head. */
    public static NewRevision onHead(String message) {
        return new NewRevision(message, List.of("head"), false, null, List.of(), null, null);
    }
}
