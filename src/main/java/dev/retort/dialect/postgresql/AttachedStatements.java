package dev.retort.dialect.postgresql;

import dev.retort.operation.SchemaChange;
import dev.retort.schema.Extension;
import dev.retort.schema.Namespace;
import dev.retort.schema.ObjectName;
import dev.retort.schema.Policy;
import dev.retort.schema.Routine;
import dev.retort.schema.Trigger;

/** Schemas, extensions, routines, triggers and policies. */
final class AttachedStatements {

    private final Writing writing;
    private final SqlNames names;

    AttachedStatements(Writing writing) {
        this.writing = writing;
        names = writing.names();
    }

    /** The default schema is there in most databases before anything is made. */
    void createSchema(SchemaChange change, Namespace schema) {
        boolean usual = schema.name().equals(names.defaultSchema());
        writing.add(change, "CREATE SCHEMA " + (usual ? "IF NOT EXISTS " : "") + names.of(schema.name()));
    }

    void dropSchema(SchemaChange change, Namespace schema) {
        writing.add(change, "DROP SCHEMA " + names.of(schema.name()));
    }

    void createExtension(SchemaChange change, Extension extension) {
        writing.add(change, "CREATE EXTENSION IF NOT EXISTS " + names.of(extension.name())
                + (extension.schema().isEmpty() || extension.schema().equals(names.defaultSchema())
                        ? ""
                        : " WITH SCHEMA " + names.of(extension.schema())));
    }

    void dropExtension(SchemaChange change, Extension extension) {
        writing.add(change, "DROP EXTENSION " + names.of(extension.name()));
    }

    void alterExtension(SchemaChange change, Extension before, Extension after) {
        String alter = "ALTER EXTENSION " + names.of(before.name());
        if (!before.schema().equals(after.schema())) {
            writing.add(change, alter + " SET SCHEMA " + names.of(after.schema()));
        }
        if (!before.version().equals(after.version())) {
            writing.add(change, alter + " UPDATE TO " + SqlNames.literal(after.version()));
        }
    }

    void createRoutine(SchemaChange change, Routine routine) {
        writing.add(change, routine.definition());
    }

    void dropRoutine(SchemaChange change, Routine routine) {
        writing.add(change, "DROP " + routine.kind() + " " + names.routine(routine.id()));
    }

    /** CREATE OR REPLACE changes neither what a routine takes nor what it gives. */
    void replaceRoutine(SchemaChange change, Routine before, Routine after) {
        if (before.kind() != after.kind() || !head(before).equals(head(after))) {
            dropRoutine(change, before);
        }
        createRoutine(change, after);
    }

    /** Its name and arguments, and the line behind them that says what it returns, where it does. */
    private static String head(Routine routine) {
        String[] lines = routine.definition().split("\n", 3);
        return lines.length > 1 && lines[1].startsWith(" RETURNS ") ? lines[0] + lines[1] : lines[0];
    }

    void createTrigger(SchemaChange change, Trigger trigger) {
        writing.add(change, trigger.definition());
        if (!trigger.enabled().equals("O")) {
            enable(change, trigger);
        }
    }

    void dropTrigger(SchemaChange change, Trigger trigger) {
        writing.add(change, "DROP TRIGGER " + names.of(trigger.name()) + " ON " + table(trigger.id()));
    }

    void replaceTrigger(SchemaChange change, Trigger before, Trigger after) {
        if (!before.definition().equals(after.definition())) {
            dropTrigger(change, before);
            createTrigger(change, after);
        } else if (!before.enabled().equals(after.enabled())) {
            enable(change, after);
        }
    }

    private void enable(SchemaChange change, Trigger trigger) {
        String words = switch (trigger.enabled()) {
            case "D" -> "DISABLE";
            case "R" -> "ENABLE REPLICA";
            case "A" -> "ENABLE ALWAYS";
            default -> "ENABLE";
        };
        writing.add(change, "ALTER TABLE " + table(trigger.id()) + " " + words + " TRIGGER "
                + names.of(trigger.name()));
    }

    void createPolicy(SchemaChange change, Policy policy) {
        writing.add(change, "CREATE POLICY " + names.of(policy.name()) + " ON " + table(policy.id())
                + PartText.behind(policy.definition()));
    }

    void dropPolicy(SchemaChange change, Policy policy) {
        writing.add(change, "DROP POLICY " + names.of(policy.name()) + " ON " + table(policy.id()));
    }

    private String table(ObjectName part) {
        return names.tableOf(part);
    }
}
