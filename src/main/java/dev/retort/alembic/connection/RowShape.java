package dev.retort.alembic.connection;

import java.util.List;

import dev.retort.alembic.expression.Clause;
import dev.retort.alembic.expression.ColumnClause;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/**
 * What the columns of a result are called.
 *
 * @param names their labels
 * @param clauses the clauses they are of; none where the statement is text
 */
record RowShape(List<String> names, List<? extends Clause> clauses) {

    /** The place of a column by its name or by itself; negative where there is none. */
    int place(Value key) {
        if (key instanceof StringValue(String name)) {
            return names.indexOf(name);
        }
        for (int i = 0; i < clauses.size(); i++) {
            if (clauses.get(i) == key) {
                return i;
            }
        }
        return key instanceof ColumnClause column ? names.indexOf(column.name()) : -1;
    }

    List<Value> labels() {
        return names.stream().<Value>map(StringValue::new).toList();
    }
}
