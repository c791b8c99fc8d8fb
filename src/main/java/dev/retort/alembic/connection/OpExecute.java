package dev.retort.alembic.connection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.expression.Clause;
import dev.retort.alembic.expression.Clauses;
import dev.retort.alembic.expression.ExpressionNames;
import dev.retort.alembic.expression.InsertStatement;
import dev.retort.alembic.expression.SqlText;
import dev.retort.alembic.expression.TableClause;
import dev.retort.alembic.step.AlembicStep;
import dev.retort.operation.Operation;
import dev.retort.operation.TransactionMode;
import dev.retort.problem.RetortException;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.StringValue;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;
import dev.retort.sql.SqlSplitter;
import dev.retort.sql.SqlStatement;

/** {@code op.execute}, {@code op.bulk_insert}, {@code op.inline_literal}, {@code op.get_bind}. */
final class OpExecute {

    private static final Pattern DOLLAR_QUOTED = Pattern.compile("(\\$\\w*\\$).*\\1", Pattern.DOTALL);

    private OpExecute() {}

    static Map<String, Value> names(AlembicStep step) {
        Map<String, Value> names = new LinkedHashMap<>();
        names.put("execute", NativeFunction.of("execute sqltext execution_options?", (given, in) -> {
            execute(step, given, in);
            return NoneValue.NONE;
        }));
        names.put("bulk_insert", NativeFunction.of("bulk_insert table rows multiinsert?", (given, in) -> {
            bulkInsert(step, given, in);
            return NoneValue.NONE;
        }));
        names.put("inline_literal", ExpressionNames.inlineLiteral());
        names.put("get_bind", NativeFunction.of("get_bind", (_, _) -> Connection.of(step)));
        return names;
    }

    private static void execute(AlembicStep step, BoundArguments given, Interpreter in) {
        Value statement = given.value("sqltext").orElse(NoneValue.NONE);
        TransactionMode mode = given.value("execution_options").map(options -> mode(options, in))
                .orElse(step.mode());
        Clause clause = statement instanceof StringValue(String sql)
                ? Clauses.text(sql)
                : Connection.clause(statement, in);
        String sql = SqlText.of(clause, step.dialect(), Map.of());
        boolean written = clause instanceof dev.retort.alembic.expression.TextClause;
        for (String one : written ? statements(sql, step.dialect(), in) : List.of(sql)) {
            step.context().perform(new Operation.ExecuteSql(one), mode, in.here());
        }
    }

    private static TransactionMode mode(Value options, Interpreter in) {
        Value level = options instanceof DictValue dict ? dict.get("isolation_level") : null;
        return level != null && in.str(level).equalsIgnoreCase("AUTOCOMMIT")
                ? TransactionMode.AUTOCOMMIT
                : TransactionMode.TRANSACTIONAL;
    }

    /** The statements of a text; the text as it is where it is one. */
    static List<String> statements(String sql, DialectName dialect, Interpreter in) {
        List<SqlStatement> all;
        try {
            // What SQLite cannot run is shown as whole as it was written.
            all = SqlSplitter.split(sql, DOLLAR_QUOTED.matcher(sql).find() ? DialectName.POSTGRESQL : dialect,
                    "The SQL at " + in.here());
        } catch (RetortException fault) {
            throw fault.at(in.here());
        }
        if (all.size() <= 1) {
            return all.isEmpty() ? List.of() : List.of(sql.strip());
        }
        // Python's SQLite driver refuses several at once, which helps nobody.
        return all.stream().map(SqlStatement::text).toList();
    }

    private static void bulkInsert(AlembicStep step, BoundArguments given, Interpreter in) {
        Value table = ExpressionNames.unwrapped(given.value("table").orElse(NoneValue.NONE));
        if (!(table instanceof TableClause target)) {
            throw in.raise("TypeError", "bulk_insert() takes a table, not " + in.repr(table));
        }
        for (Map<String, Value> row : rows(given.value("rows").orElse(null), in)) {
            InsertStatement insert = InsertStatement.row(target, row, in);
            step.context().perform(new Operation.ExecuteSql(SqlText.of(insert, step.dialect(), Map.of())),
                    step.mode(), in.here());
        }
    }

    private static List<Map<String, Value>> rows(@Nullable Value given, Interpreter in) {
        List<Map<String, Value>> rows = new ArrayList<>();
        if (given == null) {
            return rows;
        }
        for (Value row : in.list(given)) {
            if (!(row instanceof DictValue)) {
                throw in.raise("TypeError", "List of dictionaries expected");
            }
            rows.addAll(Executions.parameters(List.of(row), Map.of(), in));
        }
        return rows;
    }
}
