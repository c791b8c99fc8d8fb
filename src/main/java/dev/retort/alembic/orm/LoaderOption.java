package dev.retort.alembic.orm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.expression.ColumnClause;
import dev.retort.alembic.expression.SelectOption;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NativeFunction;
import dev.retort.python.value.Value;

/**
 * {@code load_only()} and {@code defer()}, which choose columns, and the options that choose when a relationship is read
 * ({@code joinedload()} and its like), which change no row.
 *
 * @param chosen the columns it names; for the others none
 */
record LoaderOption(Choice choice, List<ColumnClause> chosen) implements SelectOption {

    private static final ClassValue TYPE = new ClassValue("Load", "sqlalchemy.orm.strategy_options", List.of(),
            Map.of(), null);

    /** Which columns are read. */
    enum Choice {
        ONLY, BUT, ALL
    }

    static NativeFunction function(String name) {
        Choice choice = switch (name) {
            case "load_only" -> Choice.ONLY;
            case "defer" -> Choice.BUT;
            default -> Choice.ALL;
        };
        return new NativeFunction(name, (given, _) -> new LoaderOption(choice, given.positional().stream()
                .filter(ColumnClause.class::isInstance).map(ColumnClause.class::cast).toList()));
    }

    @Override
    public List<Value> narrowed(List<Value> entities) {
        List<Value> all = new ArrayList<>();
        for (Value entity : entities) {
            Mapping mapping = Mapping.of(entity);
            boolean named = mapping != null && choice != Choice.ALL
                    && chosen.stream().anyMatch(mapping.columns()::containsValue);
            all.add(named && mapping != null
                    ? mapping
                            .with(column -> column.isPrimaryKey() || chosen.contains(column) == (choice == Choice.ONLY))
                    : entity);
        }
        return all;
    }

    @Override
    public List<Value> columns(List<Value> entities) {
        List<Value> all = new ArrayList<>();
        for (Value entity : entities) {
            if (entity instanceof Mapping mapping) {
                all.addAll(mapping.columns().values());
            } else {
                all.add(entity);
            }
        }
        return all;
    }

    @Override
    public ClassValue type() {
        return TYPE;
    }

    /** A chain goes on about what a relationship leads to. */
    @Override
    public @Nullable Value attribute(String name, Interpreter in) {
        return new NativeFunction(name, (_, _) -> this);
    }
}
