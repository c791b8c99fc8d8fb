package dev.retort.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import dev.retort.operation.SchemaChange;
import dev.retort.schema.Column;
import dev.retort.schema.Constraint;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.Dependency;
import dev.retort.schema.EnumType;
import dev.retort.schema.Index;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.Privileges;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.Table;
import dev.retort.sql.DialectName;

/** Carries changes out on a schema's records, as the database would on itself. */
final class SchemaEditor {

    private final DialectName dialect;
    private final String defaultSchema;
    private final List<String> unmanaged;
    private Map<ObjectName, SchemaObject> objects;
    private Map<ObjectName, String> comments;
    private Map<ObjectName, Privileges> privileges;

    SchemaEditor(DatabaseSchema schema, DialectName dialect) {
        this.dialect = dialect;
        this.defaultSchema = schema.defaultSchema();
        this.unmanaged = schema.unmanaged();
        this.objects = new LinkedHashMap<>(schema.byName());
        this.comments = new HashMap<>(schema.comments());
        this.privileges = new HashMap<>(schema.privileges());
    }

    /** @param dependencies of what there is once all is done */
    DatabaseSchema schema(List<Dependency> dependencies) {
        List<SchemaObject> sorted = objects.values().stream().sorted(Comparator
                .comparing((SchemaObject one) -> one.id().kind()).thenComparing(one -> one.id().schema())
                .thenComparing(one -> one.id().name()).thenComparing(one -> one.id().within())).toList();
        return new DatabaseSchema(defaultSchema, sorted, dependencies, comments, privileges, unmanaged);
    }

    void apply(SchemaChange change) {
        switch (change) {
            case SchemaChange.Create(SchemaObject object) -> objects.put(object.id(), object);
            case SchemaChange.Drop(SchemaObject object) -> drop(object);
            case SchemaChange.Replace(SchemaObject before, SchemaObject after) -> replace(before, after);
            case SchemaChange.Naming one -> rename(NewNames.of(dialect, one, schema(List.of())));
            case SchemaChange.AddColumn(ObjectName table, Column column) ->
                columns(table, columns -> columns.add(column));
            case SchemaChange.DropColumn(ObjectName table, Column column) -> {
                columns(table, columns -> columns.removeIf(one -> one.name().equals(column.name())));
                forget(change.subject());
            }
            case SchemaChange.AlterColumn(ObjectName table, Column before, Column after) ->
                columns(table, columns -> columns
                        .replaceAll(one -> one.name().equals(before.name()) ? after : one));
            case SchemaChange.AddConstraint(ObjectName table, Constraint constraint) ->
                constraints(table, constraints -> constraints.add(constraint));
            case SchemaChange.DropConstraint(ObjectName table, Constraint constraint) -> {
                constraints(table, constraints -> constraints.remove(constraint));
                forget(change.subject());
            }
            case SchemaChange.CreateIndex(ObjectName table, Index index) ->
                indexes(table, indexes -> indexes.add(index));
            case SchemaChange.DropIndex(ObjectName table, Index index) -> {
                indexes(table, indexes -> indexes.removeIf(one -> one.name().equals(index.name())));
                forget(change.subject());
            }
            case SchemaChange.AddLabel one -> labels(one.type(), labels -> labels.add(
                    one.before().isEmpty() ? labels.size() : Math.max(0, labels.indexOf(one.before())), one.label()));
            case SchemaChange.DropLabel one -> labels(one.type(), labels -> labels.remove(one.label()));
            case SchemaChange.RenameLabel one -> {
                labels(one.type(), labels -> labels.replaceAll(label -> label.equals(one.from()) ? one.to() : label));
                rename(new Renaming(dialect, List.of(), List.of(one)));
            }
            case SchemaChange.ChangeComment one -> {
                if (one.after().isEmpty()) {
                    comments.remove(one.object());
                } else {
                    comments.put(one.object(), one.after());
                }
            }
            case SchemaChange.ChangePrivileges one -> privileges.put(one.object(), one.after());
        }
    }

    private void drop(SchemaObject object) {
        objects.remove(object.id());
        ObjectName id = object.id();
        forget(id);
        Predicate<ObjectName> inside = name -> name.kind().isPart() && name.within().equals(id.name())
                && name.schema().equals(id.schema());
        if (object instanceof Table) {
            comments.keySet().removeIf(inside);
            privileges.keySet().removeIf(inside);
            objects.keySet().removeIf(inside);
        }
    }

    private void forget(ObjectName name) {
        comments.remove(name);
        privileges.remove(name);
    }

    private void replace(SchemaObject before, SchemaObject after) {
        SchemaObject there = objects.get(before.id());
        objects.put(after.id(), there instanceof Table table && !table.isView() && after instanceof Table to
                ? traits(table, to)
                : after);
    }

    /** A table's own traits and comment replaced; its parts have changes of their own. */
    private static Table traits(Table there, Table to) {
        return new Table(there.schema(), there.name(), to.kind(), there.columns(), there.constraints(),
                there.indexes(), to.comment(), to.definition(), to.traits());
    }

    private void rename(NewNames renaming) {
        DatabaseSchema renamed = renaming.apply(schema(List.of()));
        objects = new LinkedHashMap<>(renamed.byName());
        comments = new HashMap<>(renamed.comments());
        privileges = new HashMap<>(renamed.privileges());
    }

    private void columns(ObjectName name, ListEdit<Column> edit) {
        table(name, table -> new Table(table.schema(), table.name(), table.kind(), edited(table.columns(), edit),
                table.constraints(), table.indexes(), table.comment(), table.definition(), table.traits()));
    }

    private void constraints(ObjectName name, ListEdit<Constraint> edit) {
        table(name, table -> new Table(table.schema(), table.name(), table.kind(), table.columns(),
                edited(table.constraints(), edit), table.indexes(), table.comment(), table.definition(),
                table.traits()));
    }

    private void indexes(ObjectName name, ListEdit<Index> edit) {
        table(name, table -> new Table(table.schema(), table.name(), table.kind(), table.columns(),
                table.constraints(), edited(table.indexes(), edit), table.comment(), table.definition(),
                table.traits()));
    }

    private void labels(ObjectName name, ListEdit<String> edit) {
        objects.computeIfPresent(name, (_, type) -> type instanceof EnumType one
                ? new EnumType(one.schema(), one.name(), edited(one.labels(), edit))
                : type);
    }

    /** A change of a list in place. */
    @FunctionalInterface
    private interface ListEdit<T> {
        void edit(List<T> list);
    }

    private static <T> List<T> edited(List<T> list, ListEdit<T> edit) {
        List<T> copy = new ArrayList<>(list);
        edit.edit(copy);
        return copy;
    }

    private void table(ObjectName name, UnaryOperator<Table> edit) {
        ObjectName there = objects.containsKey(name)
                ? name
                : ObjectName.of(ObjectKind.VIEW, name.schema(), name.name());
        objects.computeIfPresent(there, (_, object) -> object instanceof Table one ? edit.apply(one) : object);
    }
}
