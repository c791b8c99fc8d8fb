package dev.retort.schema;

import java.util.List;

/**
 * Who owns a thing and who else may use it.
 *
 * @param grants each as {@code role: SELECT, INSERT}, sorted
 */
public record Privileges(String owner, List<String> grants) {

    public Privileges {
        grants = List.copyOf(grants);
    }
}
