package dev.retort.alembic.expression;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;

/** A statement that gives rows: a select, a union, text with columns. */
abstract class SelectBase extends ExecutableClause {

    /** It as one value. */
    final Clause scalar() {
        return new ScalarSelect(this);
    }

    /** It behind {@code FROM}. */
    FromClause asFrom() {
        return AliasClause.of(this, AliasClause.Kind.SUBQUERY, null);
    }

    @Override
    List<ColumnClause> proxies(FromClause owner) {
        List<ColumnClause> all = new ArrayList<>();
        for (SelectName name : SelectName.of(selectedColumns(), LabelStyle.UNLIKE)) {
            Clause column = name.column();
            if (column instanceof TextClause) {
                continue;
            }
            Name own = column.ownName();
            Name required = name.required();
            Name proxy = required != null ? required : own != null ? own : column.labelName();
            all.add(new ProxyColumn(owner, column, proxy, column.key()));
        }
        return all;
    }

    @Override
    public ClassValue type() {
        return SqlClasses.SELECT;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        Value method = SelectBaseMethods.attribute(this, name, in);
        return method == null ? super.attribute(name, in) : method;
    }
}
