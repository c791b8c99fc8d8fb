package dev.retort.alembic.ddl;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** {@code PRIMARY KEY} and {@code UNIQUE}. */
public final class ColumnConstraint extends ConstraintValue {

    /** Which of the two. */
    public enum Kind {
        PRIMARY_KEY, UNIQUE
    }

    private final Kind kind;
    private final List<Value> given;
    private final boolean implicit;
    private final List<ColumnValue> columns = new ArrayList<>();

    /**
     * @param given columns, or their names
     * @param implicit whether it comes from {@code primary_key=True} or {@code unique=True} of columns
     */
    ColumnConstraint(Kind kind, ClassValue of, Common common, List<Value> given, boolean implicit) {
        super(of, common);
        this.kind = kind;
        this.given = List.copyOf(given);
        this.implicit = implicit;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether it comes from {@code primary_key=True} or {@code unique=True} of columns. */
    public boolean isImplicit() {
        return implicit;
    }

    @Override
    void findColumns(TableValue table, Interpreter in) {
        for (Value one : given) {
            add(table.required(one, in));
        }
    }

    /** A column more; one of the same key is replaced. */
    void add(ColumnValue column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).keyOrName().equals(column.keyOrName())) {
                columns.set(i, column);
                return;
            }
        }
        columns.add(column);
    }

    @Override
    public List<ColumnValue> columns() {
        return columns;
    }

    /** The columns in the order the constraint lists them: of an implicit primary key, the counted one comes first. */
    List<ColumnValue> listed(@Nullable ColumnValue counted) {
        if (!implicit || counted == null) {
            return columns;
        }
        List<ColumnValue> listed = new ArrayList<>(columns);
        listed.remove(counted);
        listed.addFirst(counted);
        return listed;
    }

    @Override
    public ColumnConstraint copy() {
        return new ColumnConstraint(kind, type(), common(), names(), implicit);
    }

    private List<Value> names() {
        if (columns.isEmpty()) {
            return given;
        }
        return columns.stream().<Value>map(column -> new StringValue(column.keyOrName())).toList();
    }
}
