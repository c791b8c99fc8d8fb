package dev.retort.schema;

import java.util.List;

/**
 * Who owns a thing and who else may use it.
 *
 * @param owner empty where that is left to whoever makes it
 * @param grants each as {@code role: SELECT, INSERT}, sorted
 */
public record Privileges(String owner, List<String> grants) {

    public Privileges {
        grants = List.copyOf(grants);
    }

    /** What a thing that was just made has, before anyone says more; who made it owns it. */
    public static Privileges ofNew(ObjectKind kind) {
        return new Privileges("", kind == ObjectKind.ROUTINE ? List.of("PUBLIC: EXECUTE") : List.of());
    }

    /** The same with this owner where none is named. */
    public Privileges orOwnedBy(String other) {
        return owner.isEmpty() ? new Privileges(other, grants) : this;
    }
}
