package dev.retort.dialect.sqlite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import dev.retort.operation.SchemaChange;
import dev.retort.operation.SchemaChange.AddColumn;
import dev.retort.operation.SchemaChange.AddConstraint;
import dev.retort.operation.SchemaChange.DropColumn;
import dev.retort.schema.Column;
import dev.retort.schema.Constraint;
import dev.retort.schema.Index;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.Table;

/**
 * All changes of one table, which are made together: by ALTER TABLE where SQLite's reaches that far
 * (https://www.sqlite.org/lang_altertable.html), else by making the table anew, once.
 */
final class TableAlteration {

    private final Table before;
    private final Table after;
    private final SqliteDefinitions definitions;
    private final List<SchemaChange> changes = new ArrayList<>();
    /** The name each column has by now, and the one it had at first; without those that are new. */
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, String> renames = new LinkedHashMap<>();
    private final List<AddColumn> added = new ArrayList<>();
    private final List<DropColumn> dropped = new ArrayList<>();
    private final List<AddConstraint> constraints = new ArrayList<>();
    private final Set<String> droppedIndexes = new HashSet<>();
    private final List<Index> createdIndexes = new ArrayList<>();
    private boolean beyondAlter;

    TableAlteration(Table before, Table after, SqliteDefinitions definitions) {
        this.before = before;
        this.after = after;
        this.definitions = definitions;
        before.columns().forEach(column -> sources.put(column.name(), column.name()));
    }

    Table before() {
        return before;
    }

    Table after() {
        return after;
    }

    /** What it does, in order; without the table's own renaming. */
    List<SchemaChange> changes() {
        return List.copyOf(changes);
    }

    /** Takes a change of this table; its own renaming is not for here. */
    void add(SchemaChange change) {
        changes.add(change);
        switch (change) {
            case AddColumn add -> added.add(add);
            case DropColumn drop -> {
                dropped.add(drop);
                sources.remove(drop.column().name());
            }
            case AddConstraint add -> constraints.add(add);
            case SchemaChange.CreateIndex create -> createdIndexes.add(create.index());
            case SchemaChange.DropIndex drop -> droppedIndexes.add(drop.index().name());
            case SchemaChange.Rename rename when rename.object().kind() == ObjectKind.COLUMN -> rename(rename);
            case SchemaChange.Rename rename when rename.object().kind() == ObjectKind.INDEX -> {
                droppedIndexes.add(rename.object().name());
                after.indexes().stream().filter(index -> index.name().equals(rename.to()))
                        .forEach(createdIndexes::add);
            }
            case SchemaChange.Replace replace -> beyondAlter |= !((Table) replace.before()).definition()
                    .equals(((Table) replace.after()).definition());
            default -> beyondAlter = true;
        }
    }

    private void rename(SchemaChange.Rename rename) {
        String from = rename.object().name();
        beyondAlter |= sources.containsKey(rename.to())
                || dropped.stream().anyMatch(drop -> drop.column().name().equals(rename.to()));
        String source = sources.remove(from);
        if (source != null) {
            sources.put(rename.to(), source);
        }
        renames.put(from, rename.to());
    }

    /**
     * Whether the table has to be made anew.
     *
     * @param isNamed whether a view or trigger that stays names a column of the table
     */
    boolean needsRebuild(Predicate<String> isNamed) {
        return beyondAlter || !added.stream().allMatch(this::canBeAdded)
                || !dropped.stream().allMatch(drop -> canBeDropped(drop.column(), isNamed))
                || !constraints.stream().allMatch(one -> added.stream().anyMatch(add -> goesWith(one, add)));
    }

    private boolean canBeAdded(AddColumn add) {
        Column column = add.column();
        boolean refers = constraints.stream().anyMatch(
                one -> one.constraint() instanceof Constraint.ForeignKey && goesWith(one, add));
        boolean plain = column.generated().isEmpty() ? isPlain(column, refers) : isVirtual(column);
        boolean anew = dropped.stream().anyMatch(drop -> drop.column().name().equals(column.name()));
        return plain && !anew;
    }

    /** A reference may only come with NULL, and CURRENT_TIME and the like only to a table without rows. */
    private static boolean isPlain(Column column, boolean refers) {
        return SqliteDefinitions.isConstant(column.defaultExpression())
                && (!refers || column.defaultExpression().isEmpty());
    }

    /** A column that is computed from another new one would have to wait for it. */
    private boolean isVirtual(Column column) {
        return column.rule().equals("VIRTUAL") && added.stream()
                .noneMatch(other -> SqliteTableText.names(column.generated(), other.column().name()));
    }

    /** Whether a new constraint can be written as part of a new column. */
    private static boolean goesWith(AddConstraint one, AddColumn add) {
        String column = add.column().name();
        return switch (one.constraint()) {
            case Constraint.ForeignKey key -> key.columns().equals(List.of(column));
            case Constraint.Check check -> SqliteTableText.names(check.expression(), column);
            default -> false;
        };
    }

    private boolean canBeDropped(Column column, Predicate<String> isNamed) {
        String name = column.name();
        boolean constrained = before.constraints().stream().anyMatch(one -> switch (one) {
            case Constraint.PrimaryKey key -> key.columns().contains(name);
            case Constraint.Unique unique -> unique.columns().contains(name);
            case Constraint.ForeignKey key -> key.columns().contains(name) || isTarget(key, name);
            case Constraint.Check check -> SqliteTableText.names(check.expression(), name);
            case Constraint.Exclusion _ -> true;
        });
        boolean computed = before.columns().stream()
                .anyMatch(other -> SqliteTableText.names(other.generated(), name));
        return !constrained && !computed && before.columns().size() > 1 && !isNamed.test(name);
    }

    private boolean isTarget(Constraint.ForeignKey key, String column) {
        return key.targetTable().equals(before.name()) && key.targetColumns().contains(column);
    }

    /** The indexes that have to go before the table is altered. */
    private List<String> indexesToDrop() {
        List<String> gone = new ArrayList<>();
        for (Index index : before.indexes()) {
            boolean onDropped = dropped.stream().anyMatch(drop -> index.columns().contains(drop.column().name()));
            if (onDropped || droppedIndexes.contains(index.name())) {
                gone.add(index.name());
            }
        }
        return gone;
    }

    /** A statement and the changes it carries out. */
    record Part(String sql, List<SchemaChange> changes) {}

    /** The statements that make it without making the table anew, for a table that goes by {@code name} now. */
    List<Part> alter(String name) {
        String start = "ALTER TABLE " + definitions.name(name);
        List<Part> parts = new ArrayList<>();
        indexesToDrop().forEach(index -> parts.add(new Part("DROP INDEX " + definitions.name(index), of(index))));
        renames.forEach((from, to) -> parts.add(new Part(
                start + " RENAME COLUMN " + definitions.name(from) + " TO " + definitions.name(to), of(from))));
        for (DropColumn drop : dropped) {
            parts.add(new Part(start + " DROP COLUMN " + definitions.name(drop.column().name()), List.of(drop)));
        }
        Set<Constraint> written = new HashSet<>();
        for (AddColumn add : added) {
            StringBuilder text = new StringBuilder(start + " ADD COLUMN " + definitions.column(add.column()));
            List<SchemaChange> whose = new ArrayList<>(List.of(add));
            for (AddConstraint one : constraints) {
                if (goesWith(one, add) && written.add(one.constraint())) {
                    text.append(' ').append(definitions.inColumn(one.constraint()));
                    whose.add(one);
                }
            }
            parts.add(new Part(text.toString(), whose));
        }
        createdIndexes.forEach(index -> parts.add(new Part(definitions.index(index, name), of(index.name()))));
        return parts;
    }

    /** The changes of something of that name, or that lead to the name; all of them where it only stands in their way. */
    private List<SchemaChange> of(String part) {
        List<SchemaChange> own = changes.stream().filter(change -> change.subject().name().equals(part)
                || change instanceof SchemaChange.Rename rename && rename.to().equals(part)).toList();
        return own.isEmpty() ? changes() : own;
    }

    /** Columns that can be renamed before the table is made anew, so that all that names them follows. */
    List<String> renamings(String name) {
        boolean clash = renames.values().stream()
                .anyMatch(to -> before.columns().stream().anyMatch(column -> column.name().equals(to)));
        if (clash) {
            return List.of();
        }
        List<String> statements = new ArrayList<>();
        renames.forEach((from, to) -> {
            statements.add("ALTER TABLE " + definitions.name(name) + " RENAME COLUMN " + definitions.name(from)
                    + " TO " + definitions.name(to));
            sources.computeIfPresent(to, (_, _) -> to);
        });
        return statements;
    }

    /** The statements that put a new table in the place of the one that goes by {@code name} now. */
    List<String> rebuild(String name, String temporary) {
        boolean counted = SqliteDefinitions.isCounted(before) && SqliteDefinitions.isCounted(after);
        return new MoveAndCopy(name, temporary, definitions.create(after, temporary), copy(name, temporary), counted)
                .statements(definitions.identifiers());
    }

    private String copy(String name, String temporary) {
        List<String> into = new ArrayList<>();
        List<String> from = new ArrayList<>();
        String rowid = rowid();
        if (!rowid.isEmpty()) {
            into.add(rowid);
            from.add(rowid);
        }
        for (Column column : after.columns()) {
            String source = sources.get(column.name());
            if (source != null && column.generated().isEmpty()) {
                into.add(definitions.name(column.name()));
                from.add(definitions.name(source));
            }
        }
        return into.isEmpty()
                ? ""
                : "INSERT INTO " + definitions.name(temporary) + " (" + String.join(", ", into) + ")\nSELECT "
                        + String.join(", ", from) + "\nFROM " + definitions.name(name);
    }

    /** The name by which rows keep their numbers where no column does that; empty where there are none to keep. */
    private String rowid() {
        boolean numbered = SqliteDefinitions.hasRowid(before) && SqliteDefinitions.hasRowid(after)
                && SqliteDefinitions.rowid(before).isEmpty() && SqliteDefinitions.rowid(after).isEmpty();
        return numbered
                ? List.of("rowid", "oid", "_rowid_").stream()
                        .filter(name -> isFree(name, before) && isFree(name, after))
                        .findFirst().orElse("")
                : "";
    }

    private static boolean isFree(String name, Table table) {
        return table.columns().stream().noneMatch(column -> SqliteTableText.fold(column.name()).equals(name));
    }

    /** What a person should know before some of its changes; empty for nothing. */
    String warning(List<SchemaChange> some) {
        List<String> warnings = new ArrayList<>();
        for (SchemaChange change : some) {
            switch (change) {
                case DropColumn drop when drop.column().generated().isEmpty() -> warnings
                        .add("Drops the values of " + before.name() + "." + drop.column().name() + ".");
                case AddColumn add when !add.column().nullable() && add.column().generated().isEmpty()
                        && add.column().defaultExpression().isEmpty() ->
                    warnings
                            .add("Fails where " + after.name() + " has rows: the new column " + add.column().name()
                                    + " is NOT NULL and has no default.");
                case SchemaChange.AlterColumn alter -> warnings.addAll(warnings(alter));
                default -> {
                    // It loses nothing.
                }
            }
        }
        return String.join(" ", warnings);
    }

    private List<String> warnings(SchemaChange.AlterColumn alter) {
        List<String> warnings = new ArrayList<>();
        String column = after.name() + "." + alter.after().name();
        if (!alter.before().type().equals(alter.after().type())) {
            warnings.add("Converts the values of " + column + " from " + shown(alter.before().type()) + " to "
                    + shown(alter.after().type()) + ".");
        }
        if (alter.before().nullable() && !alter.after().nullable()) {
            warnings.add("Fails where " + column + " is NULL.");
        }
        return warnings;
    }

    private static String shown(String type) {
        return type.isEmpty() ? "no type" : type;
    }
}
