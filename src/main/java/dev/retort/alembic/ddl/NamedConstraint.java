package dev.retort.alembic.ddl;

import java.util.List;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Interpreter;

/** A constraint of which nothing but the name is known: what {@code drop_constraint} without a type drops. */
public final class NamedConstraint extends ConstraintValue {

    public NamedConstraint(ClassValue of, Common common) {
        super(of, common);
    }

    @Override
    void findColumns(TableValue in, Interpreter interpreter) {}

    @Override
    public List<ColumnValue> columns() {
        return List.of();
    }

    @Override
    public NamedConstraint copy() {
        return new NamedConstraint(type(), common());
    }
}
