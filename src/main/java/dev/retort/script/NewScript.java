package dev.retort.script;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A revision file to write.
 *
 * @param id its id, such as {@link #randomId()}
 * @param message what it does; the first line names the revision, further ones describe it
 * @param downRevisions the ids it follows: none for a base, several for a merge
 * @param branchLabels labels it declares
 * @param dependsOn ids or labels that must be applied first
 * @param created when it is made; written in whole seconds
 * @param upgrade SQL of its upgrade, empty for none yet
 * @param upgrade text of its upgrade, SQL or Python, empty for none yet
 * @param downgrade text of its downgrade, empty for nothing to undo
 * @param imports lines of Python that those need beyond the template's; empty for SQL
 */
public record NewScript(String id, String message, List<String> downRevisions, List<String> branchLabels,
        List<String> dependsOn, Instant created, String upgrade, String downgrade, String imports) {

    public NewScript {
        downRevisions = List.copyOf(downRevisions);
        branchLabels = List.copyOf(branchLabels);
        dependsOn = List.copyOf(dependsOn);
    }

    /** A file of SQL, or of Python that needs no imports of its own. */
    public NewScript(String id, String message, List<String> downRevisions, List<String> branchLabels,
            List<String> dependsOn, Instant created, String upgrade, String downgrade) {
        this(id, message, downRevisions, branchLabels, dependsOn, created, upgrade, downgrade, "");
    }

    /** A file whose sections are still empty. */
    public NewScript(String id, String message, List<String> downRevisions, List<String> branchLabels,
            List<String> dependsOn, Instant created) {
        this(id, message, downRevisions, branchLabels, dependsOn, created, "", "");
    }

    /** A new id as Alembic makes them: the last twelve hexadecimal digits of a random UUID. */
    public static String randomId() {
        String uuid = UUID.randomUUID().toString();
        return uuid.substring(uuid.length() - 12);
    }
}
