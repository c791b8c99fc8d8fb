package dev.retort.revision;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One revision as its file declares it.
 *
 * @param id the identifier stored in the version table
 * @param downRevisions the revisions it follows: none for a base, several for a merge
 * @param branchLabels the labels it declares itself, not those it inherits
 * @param dependsOn ids or labels that must be applied first without being its lineage
 * @param message the first line of its description, empty where it has none
 * @param created when the file says it was made, null where it says nothing
 */
public record Revision(String id, List<String> downRevisions, List<String> branchLabels, List<String> dependsOn,
        String message, @Nullable Instant created) {

    /** How many characters the column has in which Alembic keeps ids; the version table is made with the same. */
    public static final int LONGEST_ID = 32;

    public Revision {
        downRevisions = List.copyOf(downRevisions);
        branchLabels = List.copyOf(branchLabels);
        dependsOn = List.copyOf(dependsOn);
    }

    /** A revision with only an id and its down revisions, for graphs written as literals. */
    public static Revision rev(String id, String... downRevisions) {
        return new Revision(id, List.of(downRevisions), List.of(), List.of(), "", null);
    }
}
