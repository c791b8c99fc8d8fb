package dev.retort.alembic.ddl.statement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.ddl.ColumnValue;
import dev.retort.alembic.ddl.ForeignKeyValue;
import dev.retort.alembic.ddl.MetaDataValue;
import dev.retort.alembic.ddl.TableValue;
import dev.retort.alembic.ddl.Target;
import dev.retort.alembic.type.TypeMethods;
import dev.retort.python.value.Interpreter;

/** What the foreign keys of a metadata point to, looked up by the keys programs name columns by. */
final class References {

    private final MetaDataValue metadata;
    private final Interpreter in;

    References(MetaDataValue metadata, Interpreter in) {
        this.metadata = metadata;
        this.in = in;
    }

    /** The table a foreign key points to; null where the metadata has none of that name. */
    @Nullable
    TableValue table(ForeignKeyValue key) {
        return key.targets().isEmpty() ? null : table(key.targets().getFirst());
    }

    private @Nullable TableValue table(Target target) {
        String schema = target.schema();
        if (schema == null && metadata.schema() != null) {
            schema = metadata.schema().text();
        }
        return metadata.find(schema, target.table());
    }

    /**
     * Gives foreign keys the names of the columns they point to, and columns without a type that of the column they
     * point to, however long the way there.
     *
     * @throws dev.retort.python.value.PythonRaise where there is no such table or column
     */
    void resolve(TableValue table) {
        for (ForeignKeyValue key : SortedTables.keys(table)) {
            List<Target> named = new ArrayList<>();
            for (int i = 0; i < key.targets().size(); i++) {
                named.add(resolved(key, key.targets().get(i), key.columns().get(i)));
            }
            key.pointTo(named);
        }
        table.columns().forEach(column -> type(column, new HashSet<>()));
    }

    private Target resolved(ForeignKeyValue key, Target target, ColumnValue from) {
        TableValue owner = key.table();
        String where = (owner == null ? "" : owner.name() + ".") + from.name();
        TableValue to = table(target);
        if (to == null) {
            throw MappingErrors.of("NoReferencedTableError", "Foreign key associated with column '" + where
                    + "' could not find table '" + (target.schema() == null ? "" : target.schema() + ".")
                    + target.table() + "' with which to generate a foreign key to target column '"
                    + (target.column() == null ? from.keyOrName() : target.column()) + "'", owner, in);
        }
        ColumnValue column = column(to, target, from);
        if (column == null) {
            throw MappingErrors.of("NoReferencedColumnError", "Could not initialize target column for ForeignKey '"
                    + target.text() + "' on table '" + (owner == null ? "" : owner.name()) + "': table '" + to.name()
                    + "' has no column named '" + (target.column() == null ? from.keyOrName() : target.column()) + "'",
                    owner, in);
        }
        return new Target(target.schema(), target.table(), column.name());
    }

    private static @Nullable ColumnValue column(TableValue to, Target target, ColumnValue from) {
        String wanted = target.column() == null ? from.keyOrName() : target.column();
        ColumnValue byKey = to.find(wanted);
        return byKey != null
                ? byKey
                : to.columns().stream().filter(one -> one.name().equals(wanted)).findFirst().orElse(null);
    }

    private void type(ColumnValue column, Set<ColumnValue> seen) {
        if (!TypeMethods.isNull(column.sqlType()) || !seen.add(column)) {
            return;
        }
        for (Target target : column.targets()) {
            TableValue to = table(target);
            ColumnValue there = to == null ? null : column(to, target, column);
            if (there != null) {
                type(there, seen);
                column.setType(there.sqlType());
                return;
            }
        }
    }
}
