package dev.retort.alembic.expression;

import org.jspecify.annotations.Nullable;

/**
 * Where in a statement a clause is being written.
 *
 * @param tables whether columns carry their table's name
 * @param schemas whether tables carry their schema
 * @param select whether it stands in a select list
 * @param labelled whether it stands inside a label
 * @param label the label that is written as its name alone
 * @param eager whether binary expressions within put themselves in parentheses
 * @param nested whether it stands inside a binary expression
 */
record Scope(boolean tables, boolean schemas, boolean select, boolean labelled, @Nullable LabelClause label,
        boolean eager, boolean nested) {

    static final Scope PLAIN = new Scope(true, true, false, false, null, false, false);

    Scope withoutTables() {
        return new Scope(false, schemas, select, labelled, label, eager, nested);
    }

    Scope withoutSchemas() {
        return new Scope(tables, false, select, labelled, label, eager, nested);
    }

    Scope inSelect() {
        return new Scope(tables, schemas, true, labelled, label, eager, nested);
    }

    Scope inLabel() {
        return new Scope(tables, schemas, true, true, label, eager, nested);
    }

    Scope outsideSelect() {
        return new Scope(tables, schemas, false, false, label, eager, nested);
    }

    Scope naming(@Nullable LabelClause one) {
        return new Scope(tables, schemas, select, labelled, one, eager, nested);
    }

    /** The scope of what a statement writes first: nothing of its surroundings. */
    Scope ofStatement() {
        return new Scope(true, schemas, false, false, null, false, false);
    }

    Scope inBinary(boolean eagerly) {
        return new Scope(tables, schemas, select, labelled, label, eagerly, true);
    }

    Scope outsideBinary() {
        return new Scope(tables, schemas, select, labelled, label, false, false);
    }
}
