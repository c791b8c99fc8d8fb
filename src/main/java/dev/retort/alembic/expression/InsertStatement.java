package dev.retort.alembic.expression;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Refusal;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;

/** {@code INSERT}. */
public final class InsertStatement extends DmlStatement {

    /** Rows of a query instead of values. */
    private record Source(List<String> columns, SelectBase select) {}

    private final TableClause table;
    private final List<Assignments> rows;
    private final @Nullable Source source;
    private final @Nullable ConflictClause conflict;
    private final Interpreter in;

    private InsertStatement(TableClause table, List<Assignments> rows, @Nullable Source source,
            @Nullable ConflictClause conflict, DmlParts parts, Interpreter in) {
        super(table, parts);
        this.table = table;
        this.rows = List.copyOf(rows);
        this.source = source;
        this.conflict = conflict;
        this.in = in;
    }

    static InsertStatement of(TableClause table, @Nullable Value values, Interpreter in) {
        return new InsertStatement(table, Assignments.rows(values, Map.of(), table, in), null, null, DmlParts.NONE,
                in);
    }

    /** An insert of one row. */
    public static InsertStatement row(TableClause table, Map<String, Value> values, Interpreter in) {
        return new InsertStatement(table, List.of(new Assignments(values, Map.of())), null, null, DmlParts.NONE, in);
    }

    /** The same for the values of one row given when it is executed, beside those it has. */
    public InsertStatement given(Map<String, Value> values) {
        Assignments more = new Assignments(values, Map.of());
        List<Assignments> all = rows.isEmpty() ? List.of(more) : List.of(rows.getFirst().plus(more));
        return new InsertStatement(table, all, source, conflict, parts(), in);
    }

    /** Whether it inserts one row of values, whose primary key a program may ask for. */
    public boolean single() {
        return source == null && rows.size() <= 1;
    }

    /** The same, giving back columns. */
    public InsertStatement returning(List<? extends ColumnClause> columns) {
        return with(new DmlParts(List.copyOf(columns), parts().prefixes(), parts().ctes()));
    }

    @Override
    InsertStatement with(DmlParts others) {
        return new InsertStatement(table, rows, source, conflict, others, in);
    }

    InsertStatement on(ConflictClause other) {
        return new InsertStatement(table, rows, source, other, parts(), in);
    }

    @Override
    void body(SqlText out) {
        out.add("INSERT ");
        prefixes(out);
        out.add("INTO ");
        table.writeFrom(out);
        if (source != null) {
            fromSelect(source, out);
        } else {
            values(out);
        }
        if (conflict != null) {
            out.add(" ");
            conflict.write(table, out);
        }
        returning(out);
    }

    private void fromSelect(Source rowsOf, SqlText out) {
        names(rowsOf.columns().stream().map(this::column).toList(), out);
        out.add(" ");
        rowsOf.select().write(out, SelectPlace.ALONE);
    }

    private ColumnClause column(String key) {
        ColumnClause column = table.column(key);
        if (column == null) {
            throw new Refusal("Unconsumed column names: " + key + " (table " + table.name() + ")", null);
        }
        return column;
    }

    private static void names(List<? extends ColumnClause> columns, SqlText out) {
        out.add(" (");
        for (int i = 0; i < columns.size(); i++) {
            out.add(i == 0 ? "" : ", ").name(columns.get(i).sqlName());
        }
        out.add(")");
    }

    private void values(SqlText out) {
        Assignments first = rows.isEmpty() ? Assignments.NONE : rows.getFirst();
        known(first);
        List<ColumnClause> columns = new ArrayList<>();
        for (ColumnClause column : table.columns()) {
            if (first.named().containsKey(column.key()) || column.insertDefault(out.dialect(), in).isPresent()) {
                columns.add(column);
            }
        }
        if (columns.isEmpty()) {
            out.add(" DEFAULT VALUES");
            return;
        }
        names(columns, out);
        out.add(" VALUES ");
        for (int i = 0; i < Math.max(1, rows.size()); i++) {
            out.add(i == 0 ? "(" : ", (");
            Assignments row = rows.isEmpty() ? first : rows.get(i);
            for (int j = 0; j < columns.size(); j++) {
                out.add(j == 0 ? "" : ", ").add(value(row, columns.get(j), out));
            }
            out.add(")");
        }
    }

    private String value(Assignments row, ColumnClause column, SqlText out) {
        Value given = row.named().get(column.key());
        if (given != null) {
            return Assignments.text(given, column, out);
        }
        Optional<Value> otherwise = column.insertDefault(out.dialect(), in);
        if (otherwise.isEmpty()) {
            throw new Refusal("INSERT value for column " + table.name() + "." + column.name()
                    + " is explicitly rendered as a bound parameter in the VALUES clause; a Python-side value or SQL "
                    + "expression is required", null);
        }
        return Assignments.text(otherwise.get(), column, out);
    }

    private void known(Assignments row) {
        Set<String> unknown = new LinkedHashSet<>(row.named().keySet());
        table.columns().forEach(column -> unknown.remove(column.key()));
        if (!unknown.isEmpty()) {
            throw new Refusal("Unconsumed column names: " + String.join(", ", unknown) + " (table " + table.name()
                    + " has no such column)", null);
        }
    }

    @Override
    public ClassValue type() {
        return SqlClasses.INSERT;
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter run) {
        return switch (name) {
            case "values" -> NativeFunction.of("values args? **others", (given, now) -> new InsertStatement(table,
                    merged(Assignments.rows(given.value("args").orElse(null), given.others(), table, now)), source,
                    conflict, parts(), now));
            case "from_select" -> NativeFunction.of("from_select names select include_defaults?",
                    (given, now) -> fromSelect(given.value("names").orElse(NoneValue.NONE),
                            given.value("select").orElse(NoneValue.NONE), now));
            case "on_conflict_do_nothing" -> NativeFunction.of(
                    "on_conflict_do_nothing constraint? index_elements? index_where?",
                    (given, now) -> on(ConflictClause.nothing(given, now)));
            case "on_conflict_do_update" -> NativeFunction.of(
                    "on_conflict_do_update constraint? index_elements? index_where? set_? where?",
                    (given, now) -> on(ConflictClause.update(given, now)));
            case "excluded" -> new ColumnCollection(excluded().columns());
            default -> super.attribute(name, run);
        };
    }

    private FromClause excluded() {
        return AliasClause.of(table, "excluded");
    }

    private List<Assignments> merged(List<Assignments> more) {
        return rows.size() == 1 && more.size() == 1
                ? List.of(rows.getFirst().plus(more.getFirst()))
                : SelectParts.plus(rows, more);
    }

    private InsertStatement fromSelect(Value names, Value select, Interpreter now) {
        List<String> columns = new ArrayList<>();
        for (Value name : now.list(names)) {
            columns.add(name instanceof StringValue(String text)
                    ? text
                    : name instanceof ColumnClause column ? String.valueOf(column.key()) : now.str(name));
        }
        SelectBase query = switch (select) {
            case SelectBase one -> one;
            case ScalarSelect scalar -> scalar.select();
            case FromClause from -> SelectStatement.of(from);
            default -> throw now.raise("TypeError", "from_select() takes a select()");
        };
        return new InsertStatement(table, List.of(), new Source(columns, query), conflict, parts(), now);
    }
}
