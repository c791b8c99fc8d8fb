package dev.retort.alembic.batch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.type.SqlName;
import dev.retort.python.value.Arguments;
import dev.retort.python.value.BoundArguments;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Signature;
import dev.retort.python.value.Value;

/**
 * One operation of a batch block, waiting for its end.
 *
 * @param name as {@code op} has it
 * @param given its arguments, without a table
 */
record QueuedOperation(String name, Arguments given) {

    /** How each operation is called in a block. */
    private static final Map<String, Signature> SIGNATURES = Map.ofEntries(
            entry("add_column", "column", "insert_before?", "insert_after?", "**others"),
            entry("drop_column", "column_name", "**others"),
            entry("alter_column", "column_name", "nullable?", "comment?", "server_default?", "new_column_name?",
                    "type_?", "existing_type?", "existing_server_default?", "existing_nullable?", "existing_comment?",
                    "**others"),
            entry("create_index", "index_name", "columns", "**others"), entry("drop_index", "index_name", "**others"),
            entry("create_primary_key", "constraint_name", "columns", "**others"),
            entry("create_unique_constraint", "constraint_name", "columns", "**others"),
            entry("create_check_constraint", "constraint_name", "condition", "**others"),
            entry("create_foreign_key", "constraint_name", "referent_table", "local_cols", "remote_cols",
                    "referent_schema?", "onupdate?", "ondelete?", "deferrable?", "initially?", "match?", "**others"),
            entry("create_exclude_constraint", "constraint_name", "*elements", "**others"),
            entry("drop_constraint", "constraint_name", "type_?", "**others"),
            entry("create_table_comment", "comment", "existing_comment?"),
            entry("drop_table_comment", "existing_comment?"));

    private static Map.Entry<String, Signature> entry(String name, String... words) {
        return Map.entry(name, Signature.of(name, words));
    }

    /** Whether a name is an operation that waits. */
    static boolean isOne(String name) {
        return SIGNATURES.containsKey(name);
    }

    BoundArguments bound(Interpreter in) {
        return given.bind(Objects.requireNonNull(SIGNATURES.get(name)), in);
    }

    /** Whether a column's place is asked for. */
    boolean placesColumn() {
        return given.keywords().containsKey("insert_before") || given.keywords().containsKey("insert_after");
    }

    /** The arguments as {@code op} takes them, the table among them. */
    Arguments withTable(SqlName table, @Nullable SqlName schema) {
        boolean second = !List.of("add_column", "drop_column", "alter_column", "create_table_comment",
                "drop_table_comment").contains(name);
        boolean reference = name.equals("create_foreign_key");
        List<Value> positional = new ArrayList<>(given.positional());
        Map<String, Value> keywords = new LinkedHashMap<>(given.keywords());
        int place = second ? 1 : 0;
        if (positional.size() >= place) {
            positional.add(place, table.value());
        } else {
            keywords.put(reference ? "source_table" : "table_name", table.value());
        }
        keywords.remove("insert_before");
        keywords.remove("insert_after");
        if (schema != null) {
            keywords.put(reference ? "source_schema" : "schema", schema.value());
        }
        return new Arguments(positional, keywords);
    }
}
