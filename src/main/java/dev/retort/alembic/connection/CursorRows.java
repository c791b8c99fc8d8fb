package dev.retort.alembic.connection;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.expression.Clause;
import dev.retort.alembic.expression.Clauses;
import dev.retort.alembic.type.SqlaType;
import dev.retort.alembic.type.TypeFamily;
import dev.retort.operation.QueryResult;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** The rows of a result, handed out one after another. */
final class CursorRows {

    private static final SqlaType UNKNOWN = Clauses.plainType(TypeFamily.NULL);

    private final RowShape shape;
    private final List<Row> rows = new ArrayList<>();
    private int next;

    CursorRows(QueryResult result, List<? extends Clause> clauses, DialectName dialect, Interpreter in) {
        this.shape = new RowShape(result.columns(), clauses);
        for (List<@Nullable Object> cells : result.rows()) {
            List<Value> values = new ArrayList<>();
            for (int i = 0; i < cells.size(); i++) {
                SqlaType type = i < clauses.size() ? clauses.get(i).sqlType() : UNKNOWN;
                values.add(Cells.value(cells.get(i), type, dialect, in));
            }
            rows.add(new Row(shape, values));
        }
        in.allocate((long) result.rows().size() * Math.max(1, result.columns().size()));
    }

    RowShape shape() {
        return shape;
    }

    boolean hasNext() {
        return next < rows.size();
    }

    /** The next row; null where there is none. */
    @Nullable
    Row next() {
        return hasNext() ? rows.get(next++) : null;
    }

    /** At most so many of the rows left. */
    List<Row> take(int most) {
        int end = (int) Math.min(rows.size(), (long) next + most);
        List<Row> some = rows.subList(next, end);
        next = end;
        return some;
    }

    int left() {
        return rows.size() - next;
    }
}
