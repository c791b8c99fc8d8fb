package dev.retort.alembic.expression;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.Value;

/** {@code DELETE}. */
public final class DeleteStatement extends DmlStatement {

    private final List<Clause> where;

    private DeleteStatement(FromClause table, List<Clause> where, DmlParts parts) {
        super(table, parts);
        this.where = List.copyOf(where);
    }

    static DeleteStatement of(FromClause table, @Nullable Value where, Interpreter in) {
        return new DeleteStatement(table, where == null ? List.of() : List.of(Coercion.condition(where, in)),
                DmlParts.NONE);
    }

    /** A delete of the rows a condition picks. */
    public static DeleteStatement of(FromClause table, Clause where) {
        return new DeleteStatement(table, List.of(where), DmlParts.NONE);
    }

    @Override
    DeleteStatement with(DmlParts others) {
        return new DeleteStatement(table(), where, others);
    }

    @Override
    List<FromClause> tables() {
        return SelectParts.plus(List.of(table()), others(table(), where));
    }

    @Override
    void body(SqlText out) {
        out.add("DELETE ");
        prefixes(out);
        out.add("FROM ");
        table().writeFrom(out);
        List<FromClause> extra = others(table(), where);
        if (!extra.isEmpty() && !out.postgresql()) {
            throw out.unsupported("DELETE with conditions on several tables");
        }
        for (int i = 0; i < extra.size(); i++) {
            out.add(i == 0 ? " USING " : ", ");
            extra.get(i).writeFrom(out);
        }
        where(where, out);
        returning(out);
    }

    @Override
    public ClassValue type() {
        return SqlClasses.DELETE;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "where", "filter" -> new NativeFunction(name, (given, run) -> new DeleteStatement(table(),
                    SelectParts.plus(where, SelectMethods.conditions(given.positional(), run)), parts()));
            default -> super.attribute(name, in);
        };
    }
}
