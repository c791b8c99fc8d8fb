package dev.retort.alembic.orm;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.retort.alembic.ddl.ColumnValue;
import dev.retort.alembic.ddl.SchemaClasses;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.IntValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.NoneValue;
import dev.retort.python.value.Value;

/** What {@code mapped_column} says of columns beside what a column can say itself. */
final class MappedColumns {

    /** What {@code mapped_column} takes beside a column's own arguments. */
    private static final Set<String> OF_THE_MAPPING = Set.of("init", "repr", "compare", "kw_only", "hash",
            "default_factory", "deferred", "deferred_group", "deferred_raiseload", "active_history",
            "use_existing_column", "sort_order", "dataclass_metadata");

    private final Map<ColumnValue, Words> words = new IdentityHashMap<>();

    /**
     * What a mapped column says of its mapping.
     *
     * @param sortOrder before which others of its table it stands
     * @param usesExisting whether a column of its name that the table has already will do
     */
    record Words(int sortOrder, boolean usesExisting) {

        static final Words NONE = new Words(0, false);
    }

    /** {@code mapped_column(…)}. */
    Value make(Arguments given, Interpreter in) {
        Map<String, Value> own = new LinkedHashMap<>(given.keywords());
        own.keySet().removeAll(OF_THE_MAPPING);
        Value made = in.call(SchemaClasses.COLUMN, new Arguments(given.positional(), own));
        if (made instanceof ColumnValue column) {
            Value order = given.keywords().getOrDefault("sort_order", NoneValue.NONE);
            words.put(column, new Words(order instanceof IntValue number ? number.value().intValue() : 0,
                    in.truth(given.keywords().getOrDefault("use_existing_column", NoneValue.NONE))));
        }
        return made;
    }

    /** What was said of a column. */
    Words of(ColumnValue column) {
        return words.getOrDefault(column, Words.NONE);
    }

    /** A copy of a column of a mixin's, for a class of its own. */
    ColumnValue copy(ColumnValue column) {
        ColumnValue copy = column.copy();
        words.put(copy, of(column));
        return copy;
    }

    /** Gives a column what one inside {@code Annotated} says. */
    void merge(ColumnValue into, ColumnValue from) {
        into.merge(from);
        Words own = of(into);
        Words other = of(from);
        words.put(into, new Words(own.sortOrder() == 0 ? other.sortOrder() : own.sortOrder(),
                own.usesExisting() || other.usesExisting()));
    }

    /** The columns among some, in the order a table has them. */
    List<ColumnValue> sorted(List<ColumnValue> columns) {
        return columns.stream().sorted(java.util.Comparator.comparingInt(one -> of(one).sortOrder())).toList();
    }
}
