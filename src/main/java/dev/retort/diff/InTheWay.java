package dev.retort.diff;

import java.util.Map;

import dev.retort.operation.SchemaChange.AlterColumn;
import dev.retort.schema.Constraint;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.Table;
import dev.retort.sql.DialectName;

/**
 * Who has to give way when something is disturbed: what the two databases refuse to change while something else stands
 * on it.
 *
 * @param now of the schema as it is
 * @param touchers the differences that drop or change a thing, by its name now
 */
record InTheWay(DialectName dialect, DependencyGraph now, Map<ObjectName, Difference> touchers) {

    /** How a thing is disturbed, which decides who has to give way. */
    enum Disturbance {
        GONE, MADE_ANEW, OTHER_TYPE, OTHER_NAME
    }

    static boolean isAnotherType(AlterColumn change) {
        return !change.before().type().equals(change.after().type())
                || !change.before().collation().equals(change.after().collation())
                || !change.before().generated().equals(change.after().generated())
                        && !change.before().isIdentity() && !change.after().isIdentity();
    }

    static boolean isType(ObjectKind kind) {
        return kind == ObjectKind.ENUM || kind == ObjectKind.DOMAIN || kind == ObjectKind.COMPOSITE_TYPE;
    }

    /** A table's own parts go and change with it. */
    static boolean isInside(ObjectName dependent, ObjectName whole) {
        return !whole.kind().isPart() && dependent.kind().isPart() && dependent.within().equals(whole.name())
                && dependent.schema().equals(whole.schema()) && dependent.kind() != ObjectKind.TRIGGER
                && dependent.kind() != ObjectKind.POLICY;
    }

    boolean mustGiveWay(ObjectName dependent, ObjectName because, Disturbance how) {
        return switch (how) {
            case GONE, MADE_ANEW -> !isTableWithRows(dependent) || isPartitionOf(dependent, because);
            case OTHER_TYPE -> switch (dependent.kind()) {
                case VIEW, POLICY, TRIGGER -> true;
                // One whose body the server keeps as a tree.
                case ROUTINE -> because.kind() == ObjectKind.COLUMN;
                case COLUMN ->
                    dialect == DialectName.POSTGRESQL && now.object(Renaming.tableOf(dependent)) instanceof Table table
                            && isGenerated(table, dependent.name());
                case CONSTRAINT -> isOtherKey(dependent, because) || touchers.containsKey(dependent);
                case INDEX -> touchers.containsKey(dependent);
                default -> false;
            };
            case OTHER_NAME -> dialect == DialectName.SQLITE
                    && (dependent.kind() == ObjectKind.VIEW || dependent.kind() == ObjectKind.TRIGGER);
        };
    }

    private boolean isTableWithRows(ObjectName name) {
        return name.kind() == ObjectKind.TABLE && !touchers.containsKey(name);
    }

    /** A part of a partitioned table goes with the whole, and its rows with it. */
    private boolean isPartitionOf(ObjectName name, ObjectName because) {
        return because.kind() == ObjectKind.TABLE && now.object(name) instanceof Table table
                && !table.traits().partitionOf().isEmpty();
    }

    private static boolean isGenerated(Table table, String column) {
        return table.columns().stream()
                .anyMatch(one -> one.name().equals(column) && !one.generated().isEmpty() && !one.isIdentity());
    }

    /** Whether a foreign key could not be while only one of its sides has the other type. */
    private boolean isOtherKey(ObjectName constraint, ObjectName column) {
        Difference change = touchers.get(column);
        boolean comparable = change != null
                && change.changes().stream().allMatch(one -> one instanceof AlterColumn alter
                        && new TypeChange(alter.before().type(), alter.after().type()).staysComparable());
        return !comparable && now.object(Renaming.tableOf(constraint)) instanceof Table table
                && table.constraints().stream().anyMatch(one -> one.name().equals(constraint.name())
                        && one instanceof Constraint.ForeignKey);
    }

    /** Types and tables hold what would be lost; what a partition holds is lost with the whole anyway. */
    boolean canBeRebuilt(ObjectName name, ObjectName because) {
        return switch (name.kind()) {
            case VIEW, ROUTINE, TRIGGER, POLICY, COLUMN, CONSTRAINT, INDEX -> true;
            case TABLE -> isPartitionOf(name, because);
            case SCHEMA, EXTENSION, ENUM, DOMAIN, COMPOSITE_TYPE, SEQUENCE -> false;
        };
    }

    boolean isArrayNow(ObjectName column) {
        return now.object(Renaming.tableOf(column)) instanceof Table table && table.columns().stream()
                .anyMatch(one -> one.name().equals(column.name()) && one.type().endsWith("[]"));
    }

    boolean isGeneratedNow(ObjectName column) {
        return now.object(Renaming.tableOf(column)) instanceof Table table && isGenerated(table, column.name());
    }
}
