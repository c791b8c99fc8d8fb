package dev.retort.alembic.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;

/** PostgreSQL's {@code EXCLUDE USING …}. */
public final class ExcludeValue extends ConstraintValue {

    private final List<Element> elements;
    private final String using;
    private final @Nullable SqlExpression where;
    private final Map<String, String> operatorClasses;
    private final List<ColumnValue> columns = new ArrayList<>();

    /**
     * One part of it.
     *
     * @param column a column, or its name; null where the part is an expression
     * @param operator what no two rows may have between them
     */
    public record Element(@Nullable Value column, @Nullable SqlExpression expression, String operator) {}

    ExcludeValue(ClassValue of, Common common, List<Element> elements, String using, @Nullable SqlExpression where,
            Map<String, String> operatorClasses) {
        super(of, common);
        this.elements = List.copyOf(elements);
        this.using = using;
        this.where = where;
        this.operatorClasses = Map.copyOf(operatorClasses);
    }

    public List<Element> elements() {
        return elements;
    }

    public String using() {
        return using;
    }

    public @Nullable SqlExpression where() {
        return where;
    }

    /** Operator classes by column. */
    public Map<String, String> operatorClasses() {
        return operatorClasses;
    }

    @Override
    void findColumns(TableValue table, Interpreter in) {
        columns.clear();
        for (Element element : elements) {
            if (element.column() != null) {
                columns.add(table.required(element.column(), in));
            }
        }
    }

    @Override
    public List<ColumnValue> columns() {
        return columns;
    }

    @Override
    public ExcludeValue copy() {
        return new ExcludeValue(type(), common(), elements, using, where, operatorClasses);
    }
}
