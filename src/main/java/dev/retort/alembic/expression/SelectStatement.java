package dev.retort.alembic.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;

/** {@code SELECT}. */
final class SelectStatement extends SelectBase {

    private final SelectParts parts;

    private SelectStatement(SelectParts parts) {
        this.parts = parts;
    }

    /** Of one clause or all columns of a table. */
    static SelectStatement of(Value column) {
        SelectParts parts = new SelectParts();
        parts.columns = List.of(column);
        return new SelectStatement(parts);
    }

    static SelectStatement of(List<Value> columns, Interpreter in) {
        SelectParts parts = new SelectParts();
        parts.columns = columns.stream().map(column -> column(column, in)).toList();
        parts.entities = List.copyOf(columns);
        return new SelectStatement(parts);
    }

    /** What a select list takes: clauses, tables, and mapped classes as their tables. */
    static Value column(Value value, Interpreter in) {
        Clause clause = Coercion.statement(value);
        if (clause != null) {
            return clause instanceof SelectBase select ? select.scalar() : clause;
        }
        if (value instanceof ClassValue || value instanceof InstanceValue || value instanceof FromClause) {
            FromClause from = Coercion.from(value, in);
            if (from != null) {
                return from;
            }
        }
        if (value instanceof dev.retort.python.value.StringValue) {
            throw in.raise("ValueError", "Textual column expression " + in.repr(value)
                    + " should be explicitly declared with text(" + in.repr(value) + "), or use column("
                    + in.repr(value) + ") for more specificity");
        }
        return Coercion.expression(value, in);
    }

    SelectParts parts() {
        return parts;
    }

    SelectStatement with(Consumer<SelectParts> change) {
        SelectParts copy = parts.copy();
        change.accept(copy);
        return new SelectStatement(copy);
    }

    SelectStatement where(Clause condition) {
        return where(List.of(condition));
    }

    SelectStatement where(List<Clause> conditions) {
        return with(copy -> copy.where = SelectParts.plus(copy.where, conditions));
    }

    SelectStatement from(FromClause from) {
        return with(copy -> copy.from = SelectParts.plus(copy.from, List.of(from)));
    }

    @Override
    public List<Clause> selectedColumns() {
        List<Clause> all = new ArrayList<>();
        for (Value column : parts.columns) {
            all.addAll(switch (column) {
                case FromClause from -> from.columns();
                case Clause clause -> clause.selected();
                default -> List.of();
            });
        }
        return all;
    }

    @Override
    List<FromClause> froms() {
        return List.of();
    }

    @Override
    void write(SqlText out, SelectPlace place) {
        SelectText.write(this, out, place);
    }

    @Override
    @Nullable
    Clause labelled(String name) {
        for (Clause column : selectedColumns()) {
            if (name.equals(column.key())) {
                return column;
            }
        }
        for (FromClause from : SelectFroms.all(parts)) {
            ColumnClause column = from.column(name);
            if (column != null) {
                return column;
            }
        }
        return null;
    }

    @Override
    boolean selects(LabelClause label) {
        return selectedColumns().stream()
                .anyMatch(column -> column == label || column instanceof LabelClause other
                        && other.ownName().equals(label.ownName()) && other.element() == label.element());
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        Value method = SelectMethods.attribute(this, name, in);
        return method == null ? super.attribute(name, in) : method;
    }
}
