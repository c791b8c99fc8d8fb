package dev.retort.workbench.changes;

import dev.retort.connect.Profile;
import dev.retort.project.TargetSource;
import dev.retort.sql.DialectName;
import dev.retort.workbench.control.Icon;
import dev.retort.workbench.text.DatabaseWords;
import dev.retort.workbench.text.Messages;

/** Something the database may be made like. */
sealed interface TargetChoice {

    Icon icon();

    /** What kind of thing it is: {@code SQLAlchemy models}. */
    String kind();

    /** Where it is: {@code app/models}; may be empty. */
    String place();

    /** Kind and place in one line. */
    default String words() {
        return place().isEmpty() ? kind() : kind() + " · " + place();
    }

    /** Whether it is what was chosen before, though a profile or a setting may say more or less of it now. */
    default boolean isAgain(TargetChoice before) {
        return this instanceof OfProfile one && before instanceof OfProfile other
                ? one.profile().name().equals(other.profile().name())
                : getClass().equals(before.getClass());
    }

    /** What the project's settings name. */
    record OfProject(TargetSource source) implements TargetChoice {

        @Override
        public Icon icon() {
            return switch (source) {
                case TargetSource.SqlFiles _ -> Icon.FILE_TEXT;
                case TargetSource.Entities _,TargetSource.Models _ -> Icon.CODE;
                case TargetSource.Program _ -> Icon.TERMINAL;
                case TargetSource.OtherDatabase _ -> Icon.DATABASE;
            };
        }

        @Override
        public String kind() {
            return Messages.text(switch (source) {
                case TargetSource.SqlFiles _ -> "changes.target.sql";
                case TargetSource.Entities _ -> "changes.target.entities";
                case TargetSource.Models _ -> "changes.target.models";
                case TargetSource.Program _ -> "changes.target.program";
                case TargetSource.OtherDatabase _ -> "changes.target.database";
            });
        }

        @Override
        public String place() {
            return switch (source) {
                case TargetSource.SqlFiles files -> files.written();
                case TargetSource.Entities entities -> entities.written();
                case TargetSource.Models models -> models.written().isEmpty() ? "env.py" : models.written();
                case TargetSource.Program program -> String.join(" ", program.command());
                case TargetSource.OtherDatabase database -> database.profile();
            };
        }
    }

    /** A saved database, as it is. */
    record OfProfile(Profile profile) implements TargetChoice {

        @Override
        public Icon icon() {
            return profile.url().dialect() == DialectName.SQLITE ? Icon.FILE : Icon.DATABASE;
        }

        @Override
        public String kind() {
            return profile.name();
        }

        @Override
        public String place() {
            return DatabaseWords.place(profile.url());
        }
    }

    /** What the project's revisions make of an empty database, up to their heads. */
    record OfRevisions() implements TargetChoice {

        @Override
        public Icon icon() {
            return Icon.HEAD;
        }

        @Override
        public String kind() {
            return Messages.text("changes.target.revisions");
        }

        @Override
        public String place() {
            return Messages.text("changes.target.head");
        }
    }
}
