package dev.retort.dialect.postgresql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.retort.operation.SchemaChange;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.Privileges;
import dev.retort.schema.Routine;
import dev.retort.schema.Table;

/** What anything has: a name, a comment, an owner and those who may use it. */
final class NamingStatements {

    private final Writing writing;
    private final SqlNames names;

    NamingStatements(Writing writing) {
        this.writing = writing;
        names = writing.names();
    }

    void rename(SchemaChange.Rename change) {
        ObjectName object = change.object();
        String to = names.of(change.to());
        writing.add(change, switch (object.kind()) {
            case COLUMN -> "ALTER " + relation(object) + " RENAME COLUMN " + names.of(object) + " TO " + to;
            case CONSTRAINT -> "ALTER TABLE " + names.tableOf(object) + " RENAME CONSTRAINT " + names.of(object)
                    + " TO " + to;
            case INDEX -> "ALTER INDEX " + names.of(object.schema(), object.name()) + " RENAME TO " + to;
            case TRIGGER, POLICY -> "ALTER " + object.kind() + " " + names.of(object) + " ON " + names.tableOf(object)
                    + " RENAME TO " + to;
            default -> "ALTER " + named(object) + " RENAME TO " + to;
        });
    }

    void move(SchemaChange.Move change) {
        writing.add(change, "ALTER " + named(change.object()) + " SET SCHEMA " + names.of(change.schema()));
    }

    /** The table or view a part stands in, with its kind. */
    private String relation(ObjectName part) {
        ObjectName view = ObjectName.of(ObjectKind.VIEW, part.schema(), part.within());
        return writing.soFar().table(view) == null
                ? "TABLE " + names.tableOf(part)
                : named(view);
    }

    /** Kind and name, as COMMENT ON, ALTER and GRANT take them. */
    private String named(ObjectName object) {
        return switch (object.kind()) {
            case SCHEMA, EXTENSION, TABLE, SEQUENCE, DOMAIN -> object.kind() + " " + names.of(object);
            case ENUM, COMPOSITE_TYPE -> "TYPE " + names.of(object);
            case VIEW -> {
                Table view = writing.soFar().table(object);
                yield (view == null ? "VIEW" : ViewStatements.word(view)) + " " + names.of(object);
            }
            case ROUTINE -> (writing.soFar().find(object) instanceof Routine routine ? routine.kind() : "ROUTINE") + " "
                    + names.routine(object);
            case COLUMN -> "COLUMN " + names.tableOf(object) + "." + names.of(object);
            case INDEX -> "INDEX " + names.of(object.schema(), object.name());
            case CONSTRAINT, TRIGGER, POLICY -> object.kind() + " " + names.of(object) + " ON "
                    + names.tableOf(object);
        };
    }

    void comment(SchemaChange.ChangeComment change) {
        writing.add(change, "COMMENT ON " + named(change.object()) + " IS "
                + (change.after().isEmpty() ? "NULL" : SqlNames.literal(change.after())));
    }

    void privileges(SchemaChange.ChangePrivileges change) {
        Privileges before = change.before();
        Privileges after = change.after();
        if (!before.owner().equals(after.owner()) && !after.owner().isEmpty()) {
            writing.add(change, "ALTER " + named(change.object()) + " OWNER TO " + names.of(after.owner()));
        }
        Map<String, List<String>> old = byRole(before.grants());
        Map<String, List<String>> now = byRole(after.grants());
        old.forEach((role, rights) -> {
            List<String> gone = without(rights, now.getOrDefault(role, List.of()));
            if (!gone.isEmpty()) {
                writing.add(change, "REVOKE " + words(gone) + " ON " + granted(change.object()) + " FROM " + role);
            }
        });
        now.forEach((role, rights) -> {
            List<String> more = without(rights, old.getOrDefault(role, List.of()));
            grant(change, role, more.stream().filter(right -> !right.endsWith("*")).toList(), "");
            grant(change, role, more.stream().filter(right -> right.endsWith("*")).toList(), " WITH GRANT OPTION");
        });
    }

    private void grant(SchemaChange.ChangePrivileges change, String role, List<String> rights, String behind) {
        if (!rights.isEmpty()) {
            writing.add(change, "GRANT " + words(rights) + " ON " + granted(change.object()) + " TO " + role + behind);
        }
    }

    /** Views are granted on as tables are. */
    private String granted(ObjectName object) {
        return object.kind() == ObjectKind.VIEW ? names.of(object) : named(object);
    }

    private static List<String> without(List<String> rights, List<String> others) {
        return rights.stream().filter(right -> !others.contains(right)).toList();
    }

    private static String words(List<String> rights) {
        return String.join(", ", rights).replace("*", "");
    }

    /** {@code role: SELECT, UPDATE (a)} taken apart; a role's name in quotes may hold a colon. */
    private static Map<String, List<String>> byRole(List<String> grants) {
        Map<String, List<String>> roles = new LinkedHashMap<>();
        for (String grant : grants) {
            int at = grant.lastIndexOf(": ");
            roles.put(grant.substring(0, at), List.of(grant.substring(at + 2).split(", ")));
        }
        return roles;
    }
}
