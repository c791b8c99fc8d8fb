package dev.retort.engine;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

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
 */
public record NewRevision(String message, List<String> heads, boolean splice, @Nullable String branchLabel,
        List<String> dependsOn, @Nullable Path versionFolder, @Nullable String id) {

    public NewRevision {
        heads = List.copyOf(heads);
        dependsOn = List.copyOf(dependsOn);
    }

    /** A revision on top of the single head. */
    public static NewRevision onHead(String message) {
        return new NewRevision(message, List.of("head"), false, null, List.of(), null, null);
    }
}
