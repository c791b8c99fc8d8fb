package dev.retort.alembic.expression;

import java.util.List;

import dev.retort.alembic.type.SqlaType;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Refusal;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** What stands in {@code ORDER BY} or {@code GROUP BY} and may name a column of the select: a label, or a name as text. */
final class OrderText extends Clause {

    private final String name;

    private OrderText(String name) {
        this.name = name;
    }

    /** A clause as {@code ORDER BY} has it. */
    static Clause of(Value value, Interpreter in) {
        if (value instanceof StringValue(String text)) {
            return new OrderText(text);
        }
        Clause clause = Coercion.expression(value, in);
        return clause.orderLabel() == null ? clause : new OrderLabel(clause);
    }

    @Override
    public SqlaType sqlType() {
        return Types.NULL;
    }

    @Override
    public void write(SqlText out) {
        Correlation correlation = out.correlation();
        if (correlation == null) {
            out.add(name);
            return;
        }
        Clause column = correlation.statement().labelled(name);
        if (column == null) {
            throw new Refusal("Can't resolve label reference for ORDER BY / GROUP BY / DISTINCT etc. Textual SQL "
                    + "expression '" + name + "' should be explicitly declared as text('" + name + "')", null);
        }
        LabelClause label = column instanceof LabelClause one ? one : null;
        out.in(scope -> scope.naming(label), () -> out.add(column));
    }

    /** A label, or one with {@code DESC} behind it, written as its name where the select has it. */
    private static final class OrderLabel extends Clause {

        private final Clause element;

        OrderLabel(Clause element) {
            this.element = element;
        }

        @Override
        public SqlaType sqlType() {
            return element.sqlType();
        }

        @Override
        List<FromClause> froms() {
            return element.froms();
        }

        @Override
        public void write(SqlText out) {
            LabelClause label = element.orderLabel();
            Correlation correlation = out.correlation();
            boolean known = label != null && correlation != null && correlation.statement().selects(label);
            out.in(scope -> known ? scope.naming(label) : scope, () -> out.add(element));
        }
    }
}
