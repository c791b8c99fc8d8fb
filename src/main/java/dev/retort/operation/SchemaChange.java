package dev.retort.operation;

import dev.retort.schema.Column;
import dev.retort.schema.Constraint;
import dev.retort.schema.Index;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.Privileges;
import dev.retort.schema.SchemaObject;

/** One change from a schema to another, with all it takes to undo it. What it is as statements is a dialect's to say. */
public sealed interface SchemaChange {

    /** What is changed, by the name it has before the change; what is made, by the name it gets. */
    ObjectName subject();

    /** The change that takes this one back. */
    SchemaChange reverse();

    /**
     * Makes an object with all its record holds: of a table its columns, constraints, indexes, comments and traits. What
     * cannot be made at once, such as one foreign key of a cycle, is left out of the record and added by a change of its
     * own; triggers and policies are objects by themselves.
     */
    record Create(SchemaObject object) implements SchemaChange {

        @Override
        public ObjectName subject() {
            return object.id();
        }

        @Override
        public SchemaChange reverse() {
            return new Drop(object);
        }
    }

    /** Drops an object with all its record holds. */
    record Drop(SchemaObject object) implements SchemaChange {

        @Override
        public ObjectName subject() {
            return object.id();
        }

        @Override
        public SchemaChange reverse() {
            return new Create(object);
        }
    }

    /**
     * Makes an object of the same name another: a view's query, a function's body, the labels of an enumerated type that
     * cannot be reached by {@link AddLabel} and {@link RenameLabel}, the traits and comment of a table (its columns,
     * constraints and indexes have changes of their own).
     */
    record Replace(SchemaObject before, SchemaObject after) implements SchemaChange {

        @Override
        public ObjectName subject() {
            return before.id();
        }

        @Override
        public SchemaChange reverse() {
            return new Replace(after, before);
        }
    }

    /** Calls something otherwise: what it is and holds stays. */
    sealed interface Naming extends SchemaChange permits Rename, Move {

        /** What it is called now. */
        ObjectName object();

        /** What it is called then. */
        ObjectName then();

        @Override
        default ObjectName subject() {
            return object();
        }
    }

    /** Gives anything another name: a table, column, constraint, index, type, sequence, view. */
    record Rename(ObjectName object, String to) implements Naming {

        @Override
        public ObjectName then() {
            return object.renamed(to);
        }

        @Override
        public SchemaChange reverse() {
            return new Rename(object.renamed(to), object.name());
        }
    }

    /**
     * Puts a table into another schema, and with it its rows, indexes, constraints, triggers, policies and the sequences
     * that belong to its columns. PostgreSQL only.
     */
    record Move(ObjectName object, String schema) implements Naming {

        @Override
        public ObjectName then() {
            return new ObjectName(object.kind(), schema, object.name(), object.within());
        }

        @Override
        public SchemaChange reverse() {
            return new Move(then(), object.schema());
        }
    }

    record AddColumn(ObjectName table, Column column) implements SchemaChange {

        @Override
        public ObjectName subject() {
            return table.part(ObjectKind.COLUMN, column.name());
        }

        @Override
        public SchemaChange reverse() {
            return new DropColumn(table, column);
        }
    }

    record DropColumn(ObjectName table, Column column) implements SchemaChange {

        @Override
        public ObjectName subject() {
            return table.part(ObjectKind.COLUMN, column.name());
        }

        @Override
        public SchemaChange reverse() {
            return new AddColumn(table, column);
        }
    }

    /** Type, nullability, default, identity, expression, collation or comment; both have one name. */
    record AlterColumn(ObjectName table, Column before, Column after) implements SchemaChange {

        @Override
        public ObjectName subject() {
            return table.part(ObjectKind.COLUMN, before.name());
        }

        @Override
        public SchemaChange reverse() {
            return new AlterColumn(table, after, before);
        }
    }

    record AddConstraint(ObjectName table, Constraint constraint) implements SchemaChange {

        @Override
        public ObjectName subject() {
            return table.part(ObjectKind.CONSTRAINT, constraint.name());
        }

        @Override
        public SchemaChange reverse() {
            return new DropConstraint(table, constraint);
        }
    }

    record DropConstraint(ObjectName table, Constraint constraint) implements SchemaChange {

        @Override
        public ObjectName subject() {
            return table.part(ObjectKind.CONSTRAINT, constraint.name());
        }

        @Override
        public SchemaChange reverse() {
            return new AddConstraint(table, constraint);
        }
    }

    record CreateIndex(ObjectName table, Index index) implements SchemaChange {

        @Override
        public ObjectName subject() {
            return table.part(ObjectKind.INDEX, index.name());
        }

        @Override
        public SchemaChange reverse() {
            return new DropIndex(table, index);
        }
    }

    record DropIndex(ObjectName table, Index index) implements SchemaChange {

        @Override
        public ObjectName subject() {
            return table.part(ObjectKind.INDEX, index.name());
        }

        @Override
        public SchemaChange reverse() {
            return new CreateIndex(table, index);
        }
    }

    /**
     * Adds a label to an enumerated type.
     *
     * @param before the label it comes before; empty for the end
     */
    record AddLabel(ObjectName type, String label, String before) implements SchemaChange {

        @Override
        public ObjectName subject() {
            return type;
        }

        @Override
        public SchemaChange reverse() {
            return new DropLabel(type, label, before);
        }
    }

    /** Takes a label away again; rows that hold it are in its way. */
    record DropLabel(ObjectName type, String label, String before) implements SchemaChange {

        @Override
        public ObjectName subject() {
            return type;
        }

        @Override
        public SchemaChange reverse() {
            return new AddLabel(type, label, before);
        }
    }

    record RenameLabel(ObjectName type, String from, String to) implements SchemaChange {

        @Override
        public ObjectName subject() {
            return type;
        }

        @Override
        public SchemaChange reverse() {
            return new RenameLabel(type, to, from);
        }
    }

    /** The comment of anything that does not hold its own; empty for none. */
    record ChangeComment(ObjectName object, String before, String after) implements SchemaChange {

        @Override
        public ObjectName subject() {
            return object;
        }

        @Override
        public SchemaChange reverse() {
            return new ChangeComment(object, after, before);
        }
    }

    /** Owner and grants. */
    record ChangePrivileges(ObjectName object, Privileges before, Privileges after) implements SchemaChange {

        @Override
        public ObjectName subject() {
            return object;
        }

        @Override
        public SchemaChange reverse() {
            return new ChangePrivileges(object, after, before);
        }
    }
}
