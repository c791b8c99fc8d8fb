package dev.retort.alembic.ddl;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** {@code FOREIGN KEY (…) REFERENCES …}, whether it was given to the table or to a column. */
public final class ForeignKeyValue extends ConstraintValue {

    private final List<Value> local;
    private List<Target> targets;
    private final Rules rules;
    private final List<ColumnValue> columns = new ArrayList<>();

    /**
     * What a foreign key says beside its columns.
     *
     * @param useAlter whether it is left out of {@code CREATE TABLE} where the database can add it later
     */
    public record Rules(@Nullable String onupdate, @Nullable String ondelete, @Nullable String match,
            boolean useAlter) {

        static final Rules NONE = new Rules(null, null, null, false);
    }

    ForeignKeyValue(ClassValue of, Common common, List<Value> local, List<Target> targets, Rules rules) {
        super(of, common);
        this.local = List.copyOf(local);
        this.targets = List.copyOf(targets);
        this.rules = rules;
    }

    /** The columns it points to, in order. */
    public List<Target> targets() {
        return targets;
    }

    /** Says which columns it points to once their tables are known: by name, where it was given keys. */
    public void pointTo(List<Target> found) {
        targets = List.copyOf(found);
    }

    public Rules rules() {
        return rules;
    }

    @Override
    void findColumns(TableValue table, Interpreter in) {
        columns.clear();
        for (Value one : local) {
            columns.add(table.required(one, in));
        }
        for (int i = 0; i < columns.size() && i < targets.size(); i++) {
            columns.get(i).pointsTo(targets.get(i));
        }
    }

    @Override
    public List<ColumnValue> columns() {
        return columns;
    }

    @Override
    public ForeignKeyValue copy() {
        return copyTo(targets);
    }

    /** The same constraint pointing elsewhere. */
    public ForeignKeyValue copyTo(List<Target> others) {
        List<Value> names = columns.isEmpty()
                ? local
                : columns.stream().<Value>map(column -> new StringValue(column.keyOrName())).toList();
        return new ForeignKeyValue(type(), common(), names, others, rules);
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "onupdate" -> optional(rules.onupdate());
            case "ondelete" -> optional(rules.ondelete());
            case "match" -> optional(rules.match());
            case "use_alter" -> BoolValue.of(rules.useAlter());
            case "column_keys" -> new ListValue(columns.stream().map(one -> new StringValue(one.keyOrName())).toList());
            case "elements" -> new ListValue(elements());
            default -> super.attribute(name, in);
        };
    }

    private List<ReferenceValue> elements() {
        List<ReferenceValue> elements = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            ReferenceValue element = new ReferenceValue(SchemaClasses.FOREIGN_KEY, common(), targets.get(i), rules);
            if (i < columns.size()) {
                element.setParent(columns.get(i), this);
            }
            elements.add(element);
        }
        return elements;
    }

    private static Value optional(@Nullable String text) {
        return text == null ? NoneValue.NONE : new StringValue(text);
    }
}
