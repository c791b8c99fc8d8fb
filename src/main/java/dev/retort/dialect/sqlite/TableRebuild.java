package dev.retort.dialect.sqlite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.retort.dialect.Identifiers;
import dev.retort.problem.ProblemCode;
import dev.retort.problem.RetortException;
import dev.retort.schema.Index;

/**
 * SQLite's way to the ALTERs it lacks (https://www.sqlite.org/lang_altertable.html#otheralter): a table is made anew
 * under another name, the rows are copied, and it takes the old one's place. The statements are those of Alembic's batch
 * mode, with what that loses: checks, unnamed constraints, AUTOINCREMENT, collations, generated columns, table options,
 * expression indexes and triggers.
 */
public final class TableRebuild {

    private static final int LONGEST_NAME = 50;

    private final String table;
    private final Identifiers names;
    private final TableSketch sketch;
    private final TableSurroundings surroundings;
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final List<SketchConstraint> added = new ArrayList<>();
    private final List<SketchConstraint> tableArguments = new ArrayList<>();
    private final List<Index> indexes;
    private final Set<String> gone = new HashSet<>();
    private final List<String> newIndexes = new ArrayList<>();
    private final List<Renaming> renamings = new ArrayList<>();
    private final ColumnOrder order;

    /** A column on its way: the one it becomes, and what is copied into it. */
    private static final class Slot {

        private final SketchColumn column;
        private @Nullable String source;

        Slot(SketchColumn column, @Nullable String source) {
            this.column = column;
            this.source = source;
        }
    }

    private record Renaming(String from, String to) {}

    /**
     * @param sketch of the table as it is
     * @param indexes those it has
     * @param names how names are quoted
     * @param reordering chains of columns that shall follow each other; empty to keep the order
     */
    public TableRebuild(String table, TableSketch sketch, List<Index> indexes, TableSurroundings surroundings,
            Identifiers names, List<List<String>> reordering) {
        this.table = table;
        this.sketch = sketch;
        this.names = names;
        this.surroundings = surroundings;
        this.indexes = new ArrayList<>(indexes);
        for (SketchColumn column : sketch.columns()) {
            slots.put(column.name(), new Slot(column, quoted(table) + "." + quoted(column.name())));
        }
        order = new ColumnOrder(List.copyOf(slots.keySet()), reordering);
    }

    /** The names its columns have now. */
    public List<String> columnNames() {
        return slots.values().stream().map(slot -> slot.column.name()).toList();
    }

    /**
     * A column by the name it had.
     *
     * @throws RetortException {@code statement-failed} where there is none
     */
    public SketchColumn column(String name) {
        return slot(name).column;
    }

    private Slot slot(String name) {
        Slot slot = slots.getOrDefault(name, slots.values().stream()
                .filter(one -> one.column.name().equals(name)).findFirst().orElse(null));
        if (slot == null) {
            throw refused("The table " + table + " has no column \"" + name + "\".");
        }
        return slot;
    }

    /** @param definition as {@code ADD COLUMN} has it; constraints in it become those of the table */
    public void addColumn(String definition, @Nullable String before, @Nullable String after) {
        TableSketch one = TableSketch.ofColumn(definition);
        SketchColumn column = one.columns().getFirst();
        order.add(column.name(), before, after);
        slots.put(column.name(), new Slot(column, null));
        added.addAll(one.constraints());
    }

    /** Keys, references and checks the column is part of go with it; a primary key keeps its other columns. */
    public void dropColumn(String name) {
        slot(name);
        slots.remove(name);
        order.drop(name);
        for (List<SketchConstraint> list : List.of(sketch.constraints(), added)) {
            list.replaceAll(one -> one.kind() == SketchConstraint.Kind.PRIMARY_KEY ? one.withoutColumn(name) : one);
            list.removeIf(one -> one.concerns(name)
                    || one.kind() == SketchConstraint.Kind.PRIMARY_KEY && one.columns().isEmpty());
        }
        List<Index> without = indexes.stream().filter(index -> namesColumn(index, name)).toList();
        indexes.removeAll(without);
        without.forEach(index -> gone.add(index.name()));
    }

    private static boolean namesColumn(Index index, String column) {
        String sql = index.definition();
        return SqliteTableText.names(sql.substring(sql.indexOf('(')), column);
    }

    public void renameColumn(String name, String to) {
        slot(name).column.rename(to);
        sketch.constraints().replaceAll(one -> one.renamed(name, to, table, names));
        added.replaceAll(one -> one.renamed(name, to, table, names));
        for (Slot slot : slots.values()) {
            slot.column.expression = SqliteTableText.renamed(slot.column.expression, name, quoted(to));
        }
        renamings.add(new Renaming(name, to));
    }

    /** The column's values are converted while they are copied. */
    public void cast(String name, String type) {
        Slot slot = slot(name);
        slot.source = "CAST(" + slot.source + " AS " + type + ") AS " + quoted(name);
    }

    /** Drops checks without a name that only list the values of a column, as Boolean and Enum types write them. */
    public void dropTypeChecks(String column) {
        String start = quoted(column) + " IN (";
        sketch.constraints().removeIf(one -> one.kind() == SketchConstraint.Kind.CHECK && one.name().isEmpty()
                && one.text().startsWith(start));
    }

    /** @param text as it is written, {@code CONSTRAINT name} included; a primary key replaces the one there was */
    public void addConstraint(String text) {
        SketchConstraint constraint = TableSketch.constraint(text);
        if (constraint.kind() == SketchConstraint.Kind.PRIMARY_KEY) {
            sketch.constraints().removeIf(one -> one.kind() == SketchConstraint.Kind.PRIMARY_KEY);
            slots.values().forEach(slot -> slot.column.autoincrement = false);
        }
        added.removeIf(one -> !one.name().isEmpty() && one.name().equals(constraint.name()));
        added.add(constraint);
    }

    /** A constraint that Alembic's {@code table_args} adds; written before the others. */
    public void addTableArgument(String text) {
        tableArguments.add(TableSketch.constraint(text));
    }

    /** @return false where there is none of that name */
    public boolean dropConstraint(String name) {
        boolean dropped = false;
        for (List<SketchConstraint> list : List.of(sketch.constraints(), added)) {
            boolean key = list.stream().anyMatch(one -> one.name().equals(name)
                    && one.kind() == SketchConstraint.Kind.PRIMARY_KEY);
            if (key) {
                slots.values().forEach(slot -> slot.column.autoincrement = false);
            }
            dropped |= list.removeIf(one -> one.name().equals(name));
        }
        return dropped;
    }

    /** The constraints there are now, for names to be given to those that have none. */
    public List<SketchConstraint> constraints() {
        return sketch.constraints();
    }

    public void setAutoincrement() {
        sketch.constraints().stream().filter(one -> one.kind() == SketchConstraint.Kind.PRIMARY_KEY)
                .filter(key -> key.columns().size() == 1).findFirst()
                .ifPresent(key -> slot(key.columns().getFirst()).column.autoincrement = true);
    }

    public void createIndex(String statement) {
        newIndexes.add(statement);
    }

    /** @return false where there is none of that name */
    public boolean dropIndex(String name) {
        return indexes.removeIf(index -> index.name().equals(name)) || gone.remove(name);
    }

    /** The statements, in the order to send them. */
    public List<String> statements() {
        String temporary = ("_alembic_tmp_" + table).substring(0,
                Math.min(LONGEST_NAME, "_alembic_tmp_".length() + table.length()));
        List<Slot> columns = sortedSlots();
        List<String> statements = new ArrayList<>();
        if (surroundings.referenced()) {
            statements.add("PRAGMA foreign_keys=OFF");
        }
        if (surroundings.namedElsewhere()) {
            statements.add("PRAGMA legacy_alter_table=ON");
        }
        boolean counted = columns.stream().anyMatch(slot -> slot.column.autoincrement && slot.source != null);
        statements.addAll(new MoveAndCopy(table, temporary, create(temporary, columns), copy(temporary, columns),
                counted).statements(names));
        indexes.forEach(index -> statements.add(definition(index)));
        statements.addAll(newIndexes);
        surroundings.triggers().forEach(trigger -> statements.add(trigger(trigger)));
        if (surroundings.namedElsewhere()) {
            statements.add("PRAGMA legacy_alter_table=OFF");
        }
        return statements;
    }

    private List<Slot> sortedSlots() {
        List<String> sorted = order.sorted(List.copyOf(slots.keySet()));
        if (sorted == null) {
            throw refused("The columns of " + table + " cannot be put in that order: each waits for another.");
        }
        return sorted.stream().map(this::slot).toList();
    }

    private String create(String temporary, List<Slot> columns) {
        List<SketchConstraint> constraints = new ArrayList<>();
        all().filter(one -> one.kind() == SketchConstraint.Kind.PRIMARY_KEY).forEach(constraints::add);
        List<SketchConstraint> others = all().filter(one -> one.kind() != SketchConstraint.Kind.PRIMARY_KEY).toList();
        constraints.addAll(tableArguments);
        others.stream().filter(one -> !one.name().isEmpty()).forEach(constraints::add);
        others.stream().filter(one -> one.name().isEmpty()).forEach(constraints::add);
        List<String> lines = new ArrayList<>();
        for (Slot slot : columns) {
            lines.add(slot.column.definition(names, slot.column.autoincrement));
        }
        boolean inColumn = columns.stream().anyMatch(slot -> slot.column.autoincrement);
        constraints.stream().filter(one -> !inColumn || one.kind() != SketchConstraint.Kind.PRIMARY_KEY)
                .forEach(one -> lines.add(one.definition(names)));
        return "CREATE TABLE " + quoted(temporary) + " (\n\t" + String.join(", \n\t", lines) + "\n)"
                + (sketch.options().isEmpty() ? "" : " " + sketch.options());
    }

    private Stream<SketchConstraint> all() {
        return Stream.concat(sketch.constraints().stream(), added.stream());
    }

    private String copy(String temporary, List<Slot> columns) {
        List<String> into = new ArrayList<>();
        List<String> from = new ArrayList<>();
        for (Slot slot : columns) {
            if (slot.source != null && !slot.column.isGenerated()) {
                into.add(quoted(slot.column.name()));
                from.add(slot.source);
            }
        }
        return "INSERT INTO " + quoted(temporary) + " (" + String.join(", ", into) + ") SELECT "
                + String.join(", ", from) + " \nFROM " + quoted(table);
    }

    private String definition(Index index) {
        String sql = index.definition();
        int body = sql.indexOf('(');
        String inside = sql.substring(body);
        for (Renaming renaming : renamings) {
            inside = SqliteTableText.renamed(inside, renaming.from(), quoted(renaming.to()));
        }
        return sql.substring(0, body) + inside;
    }

    /** Columns are named in a trigger behind OLD and NEW, and in its list of columns. */
    private String trigger(String sql) {
        String text = sql;
        for (Renaming renaming : renamings) {
            text = SqliteTableText.renamedInTrigger(text, renaming.from(), quoted(renaming.to()));
        }
        return text;
    }

    private String quoted(String name) {
        return names.quoteIfNeeded(name);
    }

    private static RetortException refused(String message) {
        return new RetortException(ProblemCode.STATEMENT_FAILED, message)
                .hint("Look at the table as it is at this revision, and change the batch_alter_table block.");
    }
}
