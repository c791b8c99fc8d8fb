package dev.retort.alembic.expression;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** {@code values(column, …).data([…])}: rows written out, behind {@code FROM}. */
final class ValuesClause extends FromClause {

    private final List<ColumnClause> columns = new ArrayList<>();
    private final List<ColumnClause> given;
    private final Name name;
    private final List<List<Value>> rows;

    private ValuesClause(List<ColumnClause> given, Name name, List<List<Value>> rows) {
        this.given = given;
        this.name = name;
        this.rows = List.copyOf(rows);
        given.forEach(column -> columns.add(new ProxyColumn(this, column, column.sqlName(), column.key())));
    }

    static ValuesClause of(BoundArguments arguments, Interpreter in) {
        List<ColumnClause> given = arguments.rest().stream()
                .map(column -> (ColumnClause) Coercion.expression(column, in)).toList();
        return new ValuesClause(given, arguments.string("name").map(Name::of)
                .orElse(Name.numbered("anon", new Object())), List.of());
    }

    @Override
    public List<ColumnClause> columns() {
        return columns;
    }

    @Override
    void writeFrom(SqlText out) {
        out.add("(VALUES ");
        for (int i = 0; i < rows.size(); i++) {
            out.add(i == 0 ? "(" : ", (");
            for (int j = 0; j < rows.get(i).size(); j++) {
                out.add(j == 0 ? "" : ", ").add(Assignments.text(rows.get(i).get(j), given.get(j), out));
            }
            out.add(")");
        }
        out.add(") AS ").name(name).add(" (");
        for (int i = 0; i < given.size(); i++) {
            out.add(i == 0 ? "" : ", ").name(given.get(i).sqlName());
        }
        out.add(")");
    }

    @Override
    void writeQualifier(SqlText out) {
        out.name(name);
    }

    @Override
    Name labelStem() {
        return name;
    }

    @Override
    public @Nullable Value attribute(String attribute, Interpreter in) {
        return switch (attribute) {
            case "data" -> NativeFunction.of("data values", (arguments, run) -> {
                List<List<Value>> all = new ArrayList<>(rows);
                arguments.value("values").ifPresent(values -> run.list(values).forEach(row -> all.add(run.list(row))));
                return new ValuesClause(given, name, all);
            });
            case "alias" -> NativeFunction.of("alias name? flat?", (arguments, _) -> new ValuesClause(given,
                    arguments.string("name").map(Name::of).orElse(name), rows));
            case "name" -> new StringValue(name.text());
            default -> super.attribute(attribute, in);
        };
    }
}
