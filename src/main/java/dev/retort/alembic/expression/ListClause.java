package dev.retort.alembic.expression;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlaType;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;

/** The values on the right of an {@code IN}. */
final class ListClause extends Clause {

    private final List<Value> values;
    private final SqlaType type;
    private final List<SqlaType> types;
    private final @Nullable Op operator;

    /**
     * @param types those of the columns of a tuple on the left; one, {@code type}, where there is none
     * @param operator {@link Op#IN} or {@link Op#NOT_IN}; null where a text has it
     */
    ListClause(List<Value> values, SqlaType type, List<SqlaType> types, @Nullable Op operator) {
        this.values = List.copyOf(values);
        this.type = type;
        this.types = List.copyOf(types);
        this.operator = operator;
    }

    /** The same for the opposite operator, which an empty list is written by. */
    ListClause negatedIn(Op opposite) {
        return new ListClause(values, type, types, opposite);
    }

    @Override
    public SqlaType sqlType() {
        return type;
    }

    @Override
    Clause grouped(@Nullable Op against) {
        return this;
    }

    @Override
    public void write(SqlText out) {
        out.add("(").add(values.isEmpty() ? empty(out) : filled(out)).add(")");
    }

    private String filled(SqlText out) {
        boolean rows = values.getFirst() instanceof TupleValue || values.getFirst() instanceof ListValue;
        String list = values.stream().map(value -> one(value, out)).collect(Collectors.joining(", "));
        return rows && !out.postgresql() ? "VALUES " + list : list;
    }

    private String one(Value value, SqlText out) {
        List<Value> row = switch (value) {
            case TupleValue(List<Value> items) -> items;
            case ListValue list -> list.items();
            default -> List.of();
        };
        if (row.isEmpty()) {
            return LiteralText.of(value, Coercion.compared(type, value), out.dialect());
        }
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < row.size(); i++) {
            SqlaType of = i < types.size() ? types.get(i) : Types.NULL;
            text.append(i == 0 ? "" : ", ")
                    .append(LiteralText.of(row.get(i), Coercion.compared(of, row.get(i)), out.dialect()));
        }
        return text.append(")").toString();
    }

    /** SQLAlchemy's {@code visit_empty_set_op_expr}, and {@code visit_empty_set_expr} where no operator is known. */
    private String empty(SqlText out) {
        int width = Math.max(1, types.size());
        if (!out.postgresql()) {
            String ones = String.join(", ", java.util.Collections.nCopies(width, "1"));
            return (width > 1 ? "VALUES " : "") + "SELECT " + ones + " FROM (SELECT " + ones + ") WHERE 1!=1";
        }
        if (operator == null) {
            return "SELECT CAST(NULL AS " + (type == Types.NULL ? "INTEGER" : type.sql(out.dialect())) + ") WHERE 1!=1";
        }
        String nulls = String.join(", ", java.util.Collections.nCopies(width, "NULL"));
        String row = width > 1 ? "(" + nulls + ")" : nulls;
        return row + (operator == Op.NOT_IN ? ") OR (1 = 1" : ") AND (1 != 1");
    }
}
