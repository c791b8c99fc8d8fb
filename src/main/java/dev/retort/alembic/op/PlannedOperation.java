package dev.retort.alembic.op;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Arguments;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.HostValue;
import dev.retort.python.value.InstanceValue;
import dev.retort.python.value.Interpreter;
import dev.retort.python.value.Value;

/**
 * An object of {@code alembic.operations.ops}, to be carried out by {@code op.invoke}.
 *
 * @param directive the function of {@code op} that does it
 */
record PlannedOperation(ClassValue of, String directive, Arguments arguments) implements HostValue {

    static final ClassValue MIGRATE_OPERATION = new ClassValue("MigrateOperation", "alembic.operations.ops",
            List.of(), Map.of(), null);

    private static final Map<String, String> DIRECTIVES = Map.ofEntries(Map.entry("ExecuteSQLOp", "execute"),
            Map.entry("CreateTableOp", "create_table"), Map.entry("DropTableOp", "drop_table"),
            Map.entry("RenameTableOp", "rename_table"), Map.entry("AddColumnOp", "add_column"),
            Map.entry("DropColumnOp", "drop_column"), Map.entry("AlterColumnOp", "alter_column"),
            Map.entry("CreateIndexOp", "create_index"), Map.entry("DropIndexOp", "drop_index"),
            Map.entry("CreatePrimaryKeyOp", "create_primary_key"),
            Map.entry("CreateUniqueConstraintOp", "create_unique_constraint"),
            Map.entry("CreateCheckConstraintOp", "create_check_constraint"),
            Map.entry("CreateForeignKeyOp", "create_foreign_key"),
            Map.entry("CreateExcludeConstraintOp", "create_exclude_constraint"),
            Map.entry("DropConstraintOp", "drop_constraint"),
            Map.entry("CreateTableCommentOp", "create_table_comment"),
            Map.entry("DropTableCommentOp", "drop_table_comment"), Map.entry("BulkInsertOp", "bulk_insert"));

    private static final Map<String, Value> CLASSES = classes();

    /** The classes of {@code alembic.operations.ops}. */
    static Map<String, Value> classNames() {
        return CLASSES;
    }

    /** The planned operation a value is; null where it is none. */
    static @Nullable PlannedOperation of(Value value) {
        return switch (value) {
            case PlannedOperation planned -> planned;
            case InstanceValue instance when instance.payload() instanceof PlannedOperation planned -> planned;
            default -> null;
        };
    }

    private static Map<String, Value> classes() {
        Map<String, Value> classes = new LinkedHashMap<>();
        classes.put("MigrateOperation", MIGRATE_OPERATION);
        for (String name : List.of("OpContainer", "UpgradeOps", "DowngradeOps", "ModifyTableOps", "MigrationScript",
                "AlterTableOp", "AddConstraintOp")) {
            classes.put(name, new ClassValue(name, "alembic.operations.ops", List.of(MIGRATE_OPERATION), Map.of(),
                    null));
        }
        DIRECTIVES.forEach((name, directive) -> classes.put(name, new ClassValue(name, "alembic.operations.ops",
                List.of(MIGRATE_OPERATION), Map.of(), (of, arguments, in) -> new PlannedOperation(of, directive,
                        name.equals("CreateTableOp") ? spread(arguments, in) : arguments))));
        return classes;
    }

    // The class takes the columns as a list, the directive one by one.
    private static Arguments spread(Arguments arguments, Interpreter in) {
        List<Value> positional = new ArrayList<>(arguments.positional());
        Map<String, Value> keywords = new LinkedHashMap<>(arguments.keywords());
        Value columns = positional.size() > 1 ? positional.remove(1) : keywords.remove("columns");
        if (columns != null) {
            positional.addAll(1, in.list(columns));
        }
        return new Arguments(positional, keywords);
    }

    @Override
    public ClassValue type() {
        return of;
    }
}
