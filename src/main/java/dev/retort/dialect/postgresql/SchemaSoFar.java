package dev.retort.dialect.postgresql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.retort.operation.SchemaChange;
import dev.retort.schema.Column;
import dev.retort.schema.CompositeType;
import dev.retort.schema.Constraint;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.Domain;
import dev.retort.schema.EnumType;
import dev.retort.schema.Index;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.Sequence;
import dev.retort.schema.Table;

/** The objects as they are after the changes written so far: what the next statement meets. */
final class SchemaSoFar {

    private final Map<ObjectName, SchemaObject> objects;
    private final Set<ObjectName> created = new HashSet<>();
    private final Map<ObjectName, Column> leftFromParents = new HashMap<>();
    private final SqlNames names;

    SchemaSoFar(DatabaseSchema before, SqlNames names) {
        this.names = names;
        objects = new LinkedHashMap<>(before.byName());
    }

    @Nullable
    SchemaObject find(ObjectName name) {
        return objects.get(name);
    }

    @Nullable
    Table table(ObjectName name) {
        return objects.get(name) instanceof Table table ? table : null;
    }

    /** A column of a table that is there; null for none. */
    @Nullable
    Column column(ObjectName name) {
        Table table = table(ObjectName.of(ObjectKind.TABLE, name.schema(), name.within()));
        return table == null
                ? null
                : table.columns().stream().filter(own -> own.name().equals(name.name())).findFirst().orElse(null);
    }

    @Nullable
    EnumType enumType(ObjectName name) {
        return objects.get(name) instanceof EnumType type ? type : null;
    }

    Collection<SchemaObject> all() {
        return objects.values();
    }

    Stream<Table> tables() {
        return objects.values().stream().filter(Table.class::isInstance).map(Table.class::cast);
    }

    /** Whether the changes themselves made it, so that no row and no reader can be hurt. */
    boolean isNew(ObjectName name) {
        return created.contains(name);
    }

    /** A column that a table has from the tables it inherits from or is a part of, as it is there; null for none. */
    @Nullable
    Column inherited(Table table, String column) {
        for (Table parent : parents(table)) {
            for (Column own : parent.columns()) {
                if (own.name().equals(column)) {
                    return own;
                }
            }
            Column higher = inherited(parent, column);
            if (higher != null) {
                return higher;
            }
        }
        return null;
    }

    /** A column that stayed with a table when it left the parent that it had the column from; null for none. */
    @Nullable
    Column leftFromParent(ObjectName table, String column) {
        return leftFromParents.get(table.part(ObjectKind.COLUMN, column));
    }

    /** A column that a table gives up for one of a parent's that it is still to get; null where it does not. */
    @Nullable
    Column laterInherited(SchemaChange.DropColumn drop, List<SchemaChange> changes) {
        for (SchemaChange change : changes) {
            if (change instanceof SchemaChange.Replace replace && replace.before().id().equals(drop.table())
                    && replace.after() instanceof Table after) {
                return inherited(after, drop.column().name());
            }
        }
        return null;
    }

    private void leaveParents(Table before, Table after) {
        for (Table parent : parents(before)) {
            for (Column column : parent.columns()) {
                if (before.columns().stream().noneMatch(own -> own.name().equals(column.name()))
                        && inherited(after, column.name()) == null) {
                    leftFromParents.put(before.id().part(ObjectKind.COLUMN, column.name()), column);
                }
            }
        }
    }

    private List<Table> parents(Table table) {
        if (table.traits().partitionOf().isEmpty() && table.traits().inherits().isEmpty()) {
            return List.of();
        }
        return tables().filter(one -> {
            String spelled = names.of(one.schema(), one.name());
            return table.traits().partitionOf().equals(spelled) || table.traits().inherits().contains(spelled);
        }).toList();
    }

    void apply(SchemaChange change) {
        switch (change) {
            case SchemaChange.Create create -> {
                objects.put(create.object().id(), create.object());
                created.add(create.object().id());
            }
            case SchemaChange.Drop drop -> objects.remove(drop.object().id());
            case SchemaChange.Replace replace -> replace(replace);
            case SchemaChange.Rename rename -> rename(rename);
            case SchemaChange.Move move -> move(move);
            case SchemaChange.AddColumn add -> columns(add.table(), columns -> columns.add(add.column()));
            case SchemaChange.DropColumn drop -> columns(drop.table(),
                    columns -> columns.removeIf(column -> column.name().equals(drop.column().name())));
            case SchemaChange.AlterColumn alter -> columns(alter.table(),
                    columns -> columns.replaceAll(column -> column.name().equals(alter.before().name())
                            ? alter.after()
                            : column));
            case SchemaChange.AddConstraint add -> constraints(add.table(),
                    constraints -> constraints.add(add.constraint()));
            case SchemaChange.DropConstraint drop -> constraints(drop.table(), constraints -> constraints
                    .removeIf(constraint -> constraint.name().equals(drop.constraint().name())));
            case SchemaChange.CreateIndex create -> indexes(create.table(), indexes -> indexes.add(create.index()));
            case SchemaChange.DropIndex drop -> indexes(drop.table(),
                    indexes -> indexes.removeIf(index -> index.name().equals(drop.index().name())));
            case SchemaChange.AddLabel add -> labels(add.type(), labels -> labels
                    .add(add.before().isEmpty() ? labels.size() : labels.indexOf(add.before()), add.label()));
            case SchemaChange.DropLabel drop -> labels(drop.type(), labels -> labels.remove(drop.label()));
            case SchemaChange.RenameLabel rename -> labels(rename.type(), labels -> labels
                    .replaceAll(label -> label.equals(rename.from()) ? rename.to() : label));
            case SchemaChange.ChangeComment _,SchemaChange.ChangePrivileges _ -> {
                // Neither is asked for again.
            }
        }
    }

    /** A table keeps its columns, constraints and indexes: those have changes of their own. */
    private void replace(SchemaChange.Replace replace) {
        SchemaObject now = objects.get(replace.before().id());
        if (now instanceof Table table && replace.after() instanceof Table after && !table.isView()) {
            leaveParents(table, after);
            objects.put(after.id(), new Table(after.schema(), after.name(), after.kind(), table.columns(),
                    table.constraints(), table.indexes(), after.comment(), after.definition(), after.traits()));
        } else if (now instanceof Table view && replace.after() instanceof Table after) {
            objects.put(after.id(), new Table(after.schema(), after.name(), after.kind(), after.columns(),
                    after.constraints(), view.indexes(), after.comment(), after.definition(), after.traits()));
        } else {
            objects.put(replace.after().id(), replace.after());
        }
    }

    private void rename(SchemaChange.Rename rename) {
        ObjectName object = rename.object();
        if (object.kind() == ObjectKind.COLUMN) {
            columns(new ObjectName(ObjectKind.TABLE, object.schema(), object.within(), ""), columns -> columns
                    .replaceAll(column -> column.name().equals(object.name()) ? column.renamed(rename.to()) : column));
        } else if (isType(object) && objects.containsKey(object)) {
            SchemaObject type = renamed(Objects.requireNonNull(objects.remove(object)), rename.to());
            objects.put(type.id(), type);
            retype(names.of(object), names.of(type.id()));
        } else if (objects.get(object) instanceof Table && objects.remove(object) instanceof Table table) {
            Table renamed = new Table(table.schema(), rename.to(), table.kind(), table.columns(), table.constraints(),
                    table.indexes(), table.comment(), table.definition(), table.traits());
            objects.put(renamed.id(), renamed);
        }
    }

    /** With the sequences that belong to its columns; what names it is spelled by whoever changes that. */
    private void move(SchemaChange.Move move) {
        if (objects.remove(move.object()) instanceof Table table) {
            objects.put(move.then(), new Table(move.schema(), table.name(), table.kind(), table.columns(),
                    table.constraints(), table.indexes(), table.comment(), table.definition(), table.traits()));
        }
        for (SchemaObject object : List.copyOf(objects.values())) {
            if (object instanceof Sequence one && one.ownedBy() != null
                    && one.ownedBy().within().equals(move.object().name())
                    && one.ownedBy().schema().equals(move.object().schema())) {
                objects.remove(one.id());
                Sequence moved = new Sequence(move.schema(), one.name(), one.type(), one.start(), one.increment(),
                        one.minimum(), one.maximum(), one.cache(), one.cycle(),
                        move.then().part(ObjectKind.COLUMN, one.ownedBy().name()));
                objects.put(moved.id(), moved);
            }
        }
    }

    private static boolean isType(ObjectName object) {
        return object.kind() == ObjectKind.ENUM || object.kind() == ObjectKind.DOMAIN
                || object.kind() == ObjectKind.COMPOSITE_TYPE;
    }

    private static SchemaObject renamed(SchemaObject type, String to) {
        return switch (type) {
            case EnumType one -> new EnumType(one.schema(), to, one.labels());
            case Domain one -> new Domain(one.schema(), to, one.type(), one.nullable(), one.defaultExpression(),
                    one.collation(), one.checks());
            case CompositeType one -> new CompositeType(one.schema(), to, one.columns());
            default -> type;
        };
    }

    private void retype(String from, String to) {
        for (Table table : tables().toList()) {
            columns(table.id(), columns -> columns.replaceAll(column -> column.type().equals(from)
                    || column.type().equals(from + "[]") ? retyped(column, from, to) : column));
        }
    }

    private static Column retyped(Column column, String from, String to) {
        return new Column(column.name(), to + column.type().substring(from.length()), column.nullable(),
                column.defaultExpression().replace("::" + from, "::" + to), column.generated(), column.comment(),
                column.collation(), column.rule());
    }

    private void columns(ObjectName name, ListChange<Column> change) {
        edit(name, table -> new Table(table.schema(), table.name(), table.kind(), changed(table.columns(), change),
                table.constraints(), table.indexes(), table.comment(), table.definition(), table.traits()));
    }

    private void constraints(ObjectName name, ListChange<Constraint> change) {
        edit(name, table -> new Table(table.schema(), table.name(), table.kind(), table.columns(),
                changed(table.constraints(), change), table.indexes(), table.comment(), table.definition(),
                table.traits()));
    }

    private void indexes(ObjectName name, ListChange<Index> change) {
        edit(name, table -> new Table(table.schema(), table.name(), table.kind(), table.columns(), table.constraints(),
                changed(table.indexes(), change), table.comment(), table.definition(), table.traits()));
    }

    private void labels(ObjectName name, ListChange<String> change) {
        if (objects.get(name) instanceof EnumType type) {
            objects.put(name, new EnumType(type.schema(), type.name(), changed(type.labels(), change)));
        }
    }

    private void edit(ObjectName name, Function<Table, Table> edit) {
        if (objects.get(name) instanceof Table table) {
            objects.put(name, edit.apply(table));
        }
    }

    private static <T> List<T> changed(List<T> list, ListChange<T> change) {
        List<T> copy = new ArrayList<>(list);
        change.on(copy);
        return copy;
    }

    @FunctionalInterface
    private interface ListChange<T> {
        void on(List<T> list);
    }
}
