package dev.retort.dialect.postgresql;

import java.util.List;

import dev.retort.dialect.Identifiers;
import dev.retort.dialect.SchemaWriter;
import dev.retort.dialect.WrittenStatement;
import dev.retort.operation.SchemaChange;
import dev.retort.schema.CompositeType;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.Domain;
import dev.retort.schema.EnumType;
import dev.retort.schema.Extension;
import dev.retort.schema.Namespace;
import dev.retort.schema.Policy;
import dev.retort.schema.Routine;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.Sequence;
import dev.retort.schema.Table;
import dev.retort.schema.Trigger;

/**
 * Writes changes of a schema for PostgreSQL. Things of the default schema are named without it, so that statements mean
 * what the search path says, as the schemas were read.
 *
 * <p>In the online style, a statement that has to stand outside a transaction (an index made concurrently, the validation
 * of a constraint) is marked so. A new label of an enumerated type always stands alone: what uses it in the same
 * transaction would fail.
 */
public final class PostgresqlSchemaWriter implements SchemaWriter {

    private final Identifiers identifiers;

    public PostgresqlSchemaWriter(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    @Override
    public List<WrittenStatement> write(List<SchemaChange> changes, DatabaseSchema before, DatabaseSchema after,
            Style style) {
        Writing writing = new Writing(changes, before, new SqlNames(identifiers, after.defaultSchema()), style);
        Statements statements = new Statements(writing);
        for (SchemaChange change : changes) {
            if (!writing.isDone(change)) {
                statements.write(change);
            }
            writing.soFar().apply(change);
            statements.sequences.giveToOwners(change);
        }
        return writing.statements();
    }

    /** Those who write each kind of change. */
    private static final class Statements {

        private final TableStatements tables;
        private final ViewStatements views;
        private final ColumnStatements columns;
        private final ConstraintStatements constraints;
        private final TypeStatements types;
        private final SequenceStatements sequences;
        private final AttachedStatements attached;
        private final NamingStatements naming;

        private Statements(Writing writing) {
            sequences = new SequenceStatements(writing);
            constraints = new ConstraintStatements(writing);
            tables = new TableStatements(writing, constraints, sequences);
            views = new ViewStatements(writing);
            columns = new ColumnStatements(writing, sequences);
            types = new TypeStatements(writing);
            attached = new AttachedStatements(writing);
            naming = new NamingStatements(writing);
        }

        private void write(SchemaChange change) {
            switch (change) {
                case SchemaChange.Create create -> create(create, create.object());
                case SchemaChange.Drop drop -> drop(drop, drop.object());
                case SchemaChange.Replace replace -> replace(replace, replace.before(), replace.after());
                case SchemaChange.Rename rename -> naming.rename(rename);
                case SchemaChange.Move move -> naming.move(move);
                case SchemaChange.AddColumn add -> columns.add(add);
                case SchemaChange.DropColumn drop -> columns.drop(drop);
                case SchemaChange.AlterColumn alter -> columns.alter(alter, alter.table(), alter.before(),
                        alter.after());
                case SchemaChange.AddConstraint add -> constraints.add(add, add.table(), add.constraint());
                case SchemaChange.DropConstraint drop -> constraints.drop(drop, drop.table(), drop.constraint());
                case SchemaChange.CreateIndex create -> constraints.createIndex(create, create.table(),
                        create.index());
                case SchemaChange.DropIndex drop -> constraints.dropIndex(drop, drop.table(), drop.index());
                case SchemaChange.AddLabel add -> types.addLabel(add);
                case SchemaChange.DropLabel drop -> types.dropLabels(drop);
                case SchemaChange.RenameLabel rename -> types.renameLabel(rename);
                case SchemaChange.ChangeComment comment -> naming.comment(comment);
                case SchemaChange.ChangePrivileges privileges -> naming.privileges(privileges);
            }
        }

        private void create(SchemaChange change, SchemaObject object) {
            switch (object) {
                case Namespace schema -> attached.createSchema(change, schema);
                case Extension extension -> attached.createExtension(change, extension);
                case Table table when table.isView() -> views.create(change, table);
                case Table table -> tables.create(change, table);
                case EnumType type -> types.create(change, type);
                case Domain domain -> types.create(change, domain);
                case CompositeType type -> types.create(change, type);
                case Sequence sequence -> sequences.create(change, sequence);
                case Routine routine -> attached.createRoutine(change, routine);
                case Trigger trigger -> attached.createTrigger(change, trigger);
                case Policy policy -> attached.createPolicy(change, policy);
            }
        }

        private void drop(SchemaChange change, SchemaObject object) {
            switch (object) {
                case Namespace schema -> attached.dropSchema(change, schema);
                case Extension extension -> attached.dropExtension(change, extension);
                case Table table when table.isView() -> views.drop(change, table);
                case Table table -> tables.drop(change, table);
                case EnumType _,CompositeType _ -> types.drop(change, "TYPE", object.id());
                case Domain domain -> types.drop(change, "DOMAIN", domain.id());
                case Sequence sequence -> sequences.drop(change, sequence);
                case Routine routine -> attached.dropRoutine(change, routine);
                case Trigger trigger -> attached.dropTrigger(change, trigger);
                case Policy policy -> attached.dropPolicy(change, policy);
            }
        }

        private void replace(SchemaChange change, SchemaObject before, SchemaObject after) {
            switch (after) {
                case Table view when view.isView() && before instanceof Table old -> views.replace(change, old, view);
                case Table table when before instanceof Table old && !old.isView() -> tables.replace(change, old,
                        table);
                case EnumType type -> types.rebuild(change, before.id(), type);
                case Domain domain when before instanceof Domain old -> types.alter(change, old, domain);
                case CompositeType type when before instanceof CompositeType old -> types.alter(change, old, type);
                case Sequence sequence when before instanceof Sequence old -> sequences.alter(change, old, sequence);
                case Routine routine when before instanceof Routine old -> attached.replaceRoutine(change, old,
                        routine);
                case Trigger trigger when before instanceof Trigger old -> attached.replaceTrigger(change, old,
                        trigger);
                case Extension extension when before instanceof Extension old -> attached.alterExtension(change, old,
                        extension);
                default -> {
                    drop(change, before);
                    create(change, after);
                }
            }
        }
    }
}
