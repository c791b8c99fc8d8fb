package dev.retort.alembic.connection;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.expression.Clause;
import dev.retort.alembic.expression.ColumnClause;
import dev.retort.alembic.expression.Raised;
import dev.retort.python.value.BoolValue;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.ListValue;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;
import dev.retort.python.value.WithheldValue;

/**
 * What executing a statement gives. Its rows are fetched when they are first asked for; a result nobody looks at is a
 * statement without rows.
 */
final class Result implements HostValue {

    private static final ClassValue TYPE = new ClassValue("CursorResult", "sqlalchemy.engine.cursor", List.of(),
            Map.of(), null);

    private final Supplier<CursorRows> source;
    private final @Nullable SentStatement statement;
    private final List<? extends Clause> clauses;
    private final List<? extends ColumnClause> keys;
    private final Function<Row, Value> view;
    private @Nullable CursorRows rows;

    private Result(Supplier<CursorRows> source, @Nullable SentStatement statement, List<? extends Clause> clauses,
            List<? extends ColumnClause> keys, Function<Row, Value> view) {
        this.source = source;
        this.statement = statement;
        this.clauses = clauses;
        this.keys = keys;
        this.view = view;
    }

    /**
     * @param clauses the columns of the rows, where the statement says them
     * @param keys the primary key of the table a row was put into
     */
    static Result of(SentStatement statement, List<? extends Clause> clauses, List<? extends ColumnClause> keys,
            Interpreter in) {
        return new Result(() -> new CursorRows(statement.rows(), clauses, statement.dialect(), in), statement, clauses,
                keys,
                row -> row);
    }

    /** The same rows, seen otherwise: their first values, their dicts. */
    private Result viewed(Function<Row, Value> other) {
        return new Result(this::rows, statement, clauses, keys, other);
    }

    CursorRows rows() {
        CursorRows known = rows == null ? source.get() : rows;
        rows = known;
        return known;
    }

    private Value view(@Nullable Row row) {
        return row == null ? NoneValue.NONE : view.apply(row);
    }

    private ListValue list(List<Row> some) {
        return new ListValue(some.stream().map(view).toList());
    }

    @Override
    public ClassValue type() {
        return TYPE;
    }

    @Override
    public void discarded(Interpreter in) {
        if (statement != null && rows == null) {
            statement.discard();
        }
    }

    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return switch (name) {
            case "__next__" -> new NativeFunction(name, (_, run) -> {
                Row row = rows().next();
                if (row == null) {
                    throw run.raise("StopIteration", "");
                }
                return view(row);
            });
            case "fetchall", "all" -> new NativeFunction(name, (_, _) -> list(rows().take(Integer.MAX_VALUE)));
            case "fetchone", "first" -> new NativeFunction(name, (_, _) -> view(rows().next()));
            case "fetchmany" -> new NativeFunction(name, (given, _) -> list(rows().take(many(given.positional()))));
            case "scalar" -> new NativeFunction(name, (_, _) -> scalar(rows().next()));
            case "scalars" -> new NativeFunction(name, (given, _) -> viewed(column(given.positional())));
            case "one" -> new NativeFunction(name, (_, run) -> view(one(run)));
            case "one_or_none" -> new NativeFunction(name, (_, run) -> view(oneOrNone(run)));
            case "scalar_one" -> new NativeFunction(name, (_, run) -> scalar(one(run)));
            case "scalar_one_or_none" -> new NativeFunction(name, (_, run) -> scalar(oneOrNone(run)));
            case "mappings" -> new NativeFunction(name, (_, _) -> viewed(RowMapping::new));
            case "keys" -> new NativeFunction(name, (_, _) -> new ListValue(rows().shape().labels()));
            case "tuples", "unique", "yield_per", "columns", "freeze", "close", "partitions" -> new NativeFunction(name,
                    (_, _) -> name.equals("close") ? NoneValue.NONE : this);
            case "rowcount" -> IntValue.of(statement == null ? -1 : statement.count());
            case "returns_rows" -> BoolValue.of(statement != null && statement.kind() != SentStatement.Kind.COUNT
                    && statement.kind() != SentStatement.Kind.NOTHING);
            case "inserted_primary_key" -> insertedKey(in);
            case "lastrowid" -> in.item(insertedKey(in), IntValue.of(0));
            case "closed" -> BoolValue.FALSE;
            default -> null;
        };
    }

    /** How many rows at a time: all where the environment says it, as the rows are the same in the end. */
    private static int many(List<Value> given) {
        if (!given.isEmpty() && given.getFirst() instanceof WithheldValue) {
            return Integer.MAX_VALUE;
        }
        return !given.isEmpty() && given.getFirst() instanceof IntValue number ? number.value().intValue() : 1;
    }

    private static Value scalar(@Nullable Row row) {
        return row == null || row.values().isEmpty() ? NoneValue.NONE : row.values().getFirst();
    }

    private static Function<Row, Value> column(List<Value> given) {
        Value key = given.isEmpty() ? IntValue.of(0) : given.getFirst();
        return row -> {
            if (key instanceof IntValue number) {
                return row.values().get(number.value().intValue());
            }
            Value named = row.named(key);
            return named == null ? NoneValue.NONE : named;
        };
    }

    private Row one(Interpreter in) {
        Row row = oneOrNone(in);
        if (row == null) {
            throw Raised.error("NoResultFound", "No row was found when one was required", in);
        }
        return row;
    }

    private @Nullable Row oneOrNone(Interpreter in) {
        CursorRows all = rows();
        if (all.left() > 1) {
            throw Raised.error("MultipleResultsFound", "Multiple rows were found when exactly one was required", in);
        }
        return all.next();
    }

    private Value insertedKey(Interpreter in) {
        if (statement == null || keys.isEmpty()) {
            return NoneValue.NONE;
        }
        String columns = Executions.names(keys);
        CursorRows found = new CursorRows(statement.returning(columns), keys, statement.dialect(), in);
        Row row = found.next();
        List<Value> none = new ArrayList<>();
        keys.forEach(_ -> none.add(NoneValue.NONE));
        List<String> names = keys.stream().map(ColumnClause::name).toList();
        return row == null ? new Row(new RowShape(names, keys), none) : row;
    }

    @Override
    public Iterator<Value> iterator(Interpreter in) {
        CursorRows all = rows();
        return new Iterator<>() {

            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public Value next() {
                Row row = all.next();
                if (row == null) {
                    throw new java.util.NoSuchElementException();
                }
                return view.apply(row);
            }
        };
    }

    @Override
    public boolean truth(Interpreter in) {
        return true;
    }

    @Override
    public Value enter(Interpreter in) {
        return this;
    }
}
