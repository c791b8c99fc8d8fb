package dev.retort.alembic.ddl.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.ddl.ColumnValue;
import dev.retort.alembic.ddl.ForeignKeyValue;
import dev.retort.alembic.ddl.MetaDataValue;
import dev.retort.alembic.ddl.TableValue;
import dev.retort.alembic.ddl.Target;
import dev.retort.alembic.type.GenericTypes;
import dev.retort.alembic.type.TypeMethods;
import dev.retort.python.value.Interpreter;

/** What follows from tables that a metadata does without: who points there does without its foreign key. */
public final class LeftOutTables {

    /**
     * A foreign key that had to go with the table it points to.
     *
     * @param column the first of its columns
     * @param target the table it pointed to
     * @param untyped those of its columns that have their types from there: they stand for integers now
     */
    public record Consequence(TableValue table, String column, String target, List<String> untyped) {}

    private LeftOutTables() {}

    /** Takes out of a metadata what points to tables it does without; what that was, in order. */
    public static List<Consequence> settle(MetaDataValue metadata, Interpreter in) {
        List<Consequence> found = new ArrayList<>();
        for (TableValue table : metadata.tables()) {
            for (ForeignKeyValue key : List.copyOf(SortedTables.keys(table))) {
                Target target = key.targets().isEmpty() ? null : key.targets().getFirst();
                if (target != null && metadata.isLeftOut(schema(target, metadata), target.table())) {
                    table.remove(key);
                    List<ColumnValue> untyped = key.columns().stream()
                            .filter(column -> TypeMethods.isNull(column.sqlType())).toList();
                    untyped.forEach(column -> column.setType(TypeMethods.read(
                            Objects.requireNonNull(GenericTypes.names().get("Integer")), in)));
                    found.add(new Consequence(table, key.columns().getFirst().name(), target.table(),
                            untyped.stream().map(ColumnValue::name).toList()));
                }
            }
        }
        return found;
    }

    private static @Nullable String schema(Target target, MetaDataValue metadata) {
        return target.schema() == null && metadata.schema() != null ? metadata.schema().text() : target.schema();
    }
}
