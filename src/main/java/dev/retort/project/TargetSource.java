package dev.retort.project;

import java.nio.file.Path;
import java.util.List;

/** What a project says its schema should be, or be read from. */
public sealed interface TargetSource {

    /** How a person calls it: {@code SQL schema.sql}. */
    String title();

    /** Whether reading it runs code of the project, which a person has to allow. */
    default boolean runsCode() {
        return switch (this) {
            case Entities _,Program _ -> true;
            case SqlFiles _,Models _,OtherDatabase _ -> false;
        };
    }

    /** A file of DDL, or a folder of such in the order of their names; absolute. */
    record SqlFiles(Path place, String written) implements TargetSource {

        @Override
        public String title() {
            return "SQL " + written;
        }
    }

    /** Compiled JPA classes, read through Hibernate. */
    record Entities(Path classes, String written, Naming naming) implements TargetSource {

        @Override
        public String title() {
            return "JPA entities " + written;
        }
    }

    /**
     * SQLAlchemy models, read and not run.
     *
     * @param written a module, a file or a folder, as it is written; empty for those that {@code env.py} imports
     */
    record Models(String written) implements TargetSource {

        @Override
        public String title() {
            return written.isEmpty() ? "SQLAlchemy models of env.py" : "SQLAlchemy models " + written;
        }
    }

    /** A program that prints DDL, run in the project's folder: its code, so a person has to allow it. */
    record Program(List<String> command) implements TargetSource {

        public Program {
            command = List.copyOf(command);
        }

        @Override
        public String title() {
            return "what `" + String.join(" ", command) + "` prints";
        }
    }

    /** Another database, by its profile's name. */
    record OtherDatabase(String profile) implements TargetSource {

        @Override
        public String title() {
            return "profile " + profile;
        }
    }

    /** How names of columns follow from those of Java's fields. */
    enum Naming {
        SPRING, JPA
    }
}
