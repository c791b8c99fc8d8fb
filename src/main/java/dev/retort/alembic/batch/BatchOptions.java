package dev.retort.alembic.batch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.ddl.TableValue;
import dev.retort.alembic.type.SqlName;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.DictValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;

/**
 * What {@code batch_alter_table} was given.
 *
 * @param reordering chains of columns that shall follow each other
 * @param copyFrom the table as it is, where nobody is to be asked; else null
 * @param tableArguments columns and constraints to add
 * @param tableOptions keywords of the new table, by name
 * @param reflected columns and constraints that stand for those the database has
 * @param conventions names for constraints that have none; null for no conventions
 */
record BatchOptions(SqlName table, @Nullable SqlName schema, Recreate recreate, List<List<String>> reordering,
        @Nullable TableValue copyFrom, List<Value> tableArguments, Map<String, Value> tableOptions,
        List<Value> reflected, @Nullable DictValue conventions) {

    /** Whether the table is made anew. */
    enum Recreate {
        AUTO, ALWAYS, NEVER
    }

    static BatchOptions read(BoundArguments bound, Interpreter in) {
        String word = bound.string("recreate").orElse("auto");
        if (!List.of("auto", "always", "never").contains(word)) {
            throw in.raise("ValueError", "recreate may be one of 'auto', 'always', or 'never'.");
        }
        List<List<String>> reordering = new ArrayList<>();
        bound.value("partial_reordering").ifPresent(given -> in.list(given)
                .forEach(chain -> reordering.add(in.list(chain).stream().map(in::str).toList())));
        DictValue conventions = bound.value("naming_convention").filter(DictValue.class::isInstance)
                .map(DictValue.class::cast).orElse(null);
        return new BatchOptions(SqlName.read(bound.get("table_name"), in),
                SqlName.readOptional(bound.get("schema"), in), Recreate.valueOf(word.toUpperCase(Locale.ROOT)),
                reordering, bound.value("copy_from").map(given -> table(given, in)).orElse(null),
                bound.value("table_args").map(in::list).orElse(List.of()),
                bound.value("table_kwargs").map(given -> keywords(given, in)).orElse(Map.of()),
                bound.value("reflect_args").map(in::list).orElse(List.of()), conventions);
    }

    private static TableValue table(Value given, Interpreter in) {
        if (plain(given) instanceof TableValue table) {
            return table;
        }
        throw in.raise("TypeError", "copy_from should be a Table, not " + in.repr(given));
    }

    private static Map<String, Value> keywords(Value given, Interpreter in) {
        Map<String, Value> keywords = new LinkedHashMap<>();
        if (given instanceof DictValue dict) {
            dict.entries().forEach(entry -> keywords.put(in.str(entry.key()), entry.value()));
        }
        return keywords;
    }

    /** The host's own object behind an object of a class the program derived from the host's. */
    static @Nullable Value plain(@Nullable Value value) {
        return value instanceof InstanceValue instance && instance.payload() != null ? instance.payload() : value;
    }
}
