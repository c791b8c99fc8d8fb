package dev.retort.python.value;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What the evaluated program may import, beside the evaluator's own library. */
public interface Host {

    /**
     * A module of the host's, such as {@code sqlalchemy.dialects.postgresql}; null where it has none of that name.
     *
     * @param name dotted, absolute
     */
    @Nullable
    ModuleValue module(String name);

    /**
     * The source of a module of the project's own; null where there is none.
     *
     * @param name dotted, absolute
     */
    @Nullable
    ModuleSource source(String name);

    /**
     * Whether what nothing knows may be kept in more places than a revision may: as arguments of the program's own
     * classes and functions, as attributes of classes, and instead of what its decorators would make. It is refused where
     * it is used.
     */
    default boolean keepsUnknown() {
        return false;
    }

    /**
     * Told of a class that was left out, because one it derives from is not known: whoever uses it is refused. A host
     * for which the class means something throws {@code reason}.
     *
     * @param name the class's name
     * @param known the bases that are known
     * @param defined the names its body binds
     */
    default void leftOut(String name, List<ClassValue> known, Set<String> defined, Refusal reason) {}

    /**
     * A module's text.
     *
     * @param file the file as a person should read its name
     * @param isPackage whether it is a package's {@code __init__}, which relative imports start from
     */
    record ModuleSource(String text, String file, boolean isPackage) {}
}
