package dev.retort.alembic.connection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.expression.Clause;
import dev.retort.alembic.expression.ColumnClause;
import dev.retort.alembic.expression.DmlStatement;
import dev.retort.alembic.expression.ExecutableClause;
import dev.retort.alembic.expression.InsertStatement;
import dev.retort.alembic.expression.SqlText;
import dev.retort.alembic.expression.TableClause;
import dev.retort.alembic.expression.UpdateStatement;
import dev.retort.alembic.type.IdentifierQuoting;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.TupleValue;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** Statements with their parameters as SQL. */
final class Executions {

    private Executions() {}

    /**
     * A statement and what is known of its rows.
     *
     * @param sql one text for each set of parameters
     */
    record Execution(List<String> sql, List<? extends Clause> columns, List<? extends ColumnClause> keys) {}

    static Execution of(Clause clause, List<Map<String, Value>> parameters, DialectName dialect) {
        List<Map<String, Value>> sets = parameters.isEmpty() ? List.of(Map.of()) : parameters;
        List<String> sql = new ArrayList<>();
        for (Map<String, Value> set : sets) {
            sql.add(SqlText.of(given(clause, set), dialect, set));
        }
        return new Execution(sql, columns(clause), keys(clause));
    }

    private static Clause given(Clause clause, Map<String, Value> set) {
        if (set.isEmpty()) {
            return clause;
        }
        return switch (clause) {
            case InsertStatement insert -> insert.given(set);
            case UpdateStatement update -> update.given(set);
            default -> clause;
        };
    }

    private static List<? extends Clause> columns(Clause clause) {
        return clause instanceof ExecutableClause statement ? statement.selectedColumns() : List.of();
    }

    private static List<? extends ColumnClause> keys(Clause clause) {
        return clause instanceof InsertStatement insert && insert.single()
                && ((DmlStatement) insert).table() instanceof TableClause table ? table.primaryKey() : List.of();
    }

    /** The sets of parameters {@code execute} was given: a dict, a list of dicts, keywords. */
    static List<Map<String, Value>> parameters(List<Value> positional, Map<String, Value> keywords, Interpreter in) {
        List<Map<String, Value>> sets = new ArrayList<>();
        for (Value value : positional) {
            switch (value) {
                case NoneValue _ -> {}
                case DictValue dict -> sets.add(named(dict, in));
                case ListValue list -> list.items().forEach(one -> sets.add(named(one, in)));
                case TupleValue(List<Value> items) -> items.forEach(one -> sets.add(named(one, in)));
                default -> sets.add(named(value, in));
            }
        }
        if (!keywords.isEmpty()) {
            sets.add(keywords);
        }
        return sets;
    }

    private static Map<String, Value> named(Value value, Interpreter in) {
        Value source = value instanceof Row row
                ? row.dict()
                : value instanceof RowMapping(Row row) ? row.dict() : value;
        if (!(source instanceof DictValue dict)) {
            throw in.raise("TypeError", "List argument must consist only of tuples or dictionaries");
        }
        Map<String, Value> all = new LinkedHashMap<>();
        dict.entries().forEach(entry -> all.put(key(entry.key(), in), entry.value()));
        return all;
    }

    private static String key(Value key, Interpreter in) {
        @Nullable
        String column = key instanceof ColumnClause named ? named.key() : null;
        return column == null ? in.str(key) : column;
    }

    /** The columns' names as SQL. */
    static String names(List<? extends ColumnClause> columns) {
        return columns.stream().map(column -> IdentifierQuoting.quote(column.name(), DialectName.POSTGRESQL))
                .collect(Collectors.joining(", "));
    }
}
