package dev.retort.alembic.orm;

import java.util.ArrayList;
import java.util.List;

import dev.retort.alembic.expression.FromClause;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/**
 * Makes objects of rows.
 *
 * @param entities what was selected: mapped classes, tables, columns
 */
record Loading(SessionValue session, List<Value> entities) {

    /** Each row as a tuple of objects and values; the row itself where no class was selected. */
    List<Value> rows(Value result, Interpreter in) {
        List<Value> rows = in.list(in.call(in.attribute(result, "all"), Arguments.NONE));
        if (entities.stream().noneMatch(entity -> Mapping.of(entity) != null)) {
            return rows;
        }
        List<Value> all = new ArrayList<>();
        for (Value row : rows) {
            all.add(new TupleValue(loaded(in.list(row))));
        }
        return all;
    }

    private List<Value> loaded(List<Value> values) {
        List<Value> parts = new ArrayList<>();
        int place = 0;
        for (Value entity : entities) {
            Mapping mapping = Mapping.of(entity);
            if (mapping != null) {
                int end = place + mapping.columns().size();
                parts.add(session.object(mapping, values.subList(place, end)));
                place = end;
            } else {
                int width = entity instanceof FromClause from ? from.columns().size() : 1;
                parts.addAll(values.subList(place, place + width));
                place += width;
            }
        }
        return parts;
    }
}
