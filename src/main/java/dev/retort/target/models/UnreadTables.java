package dev.retort.target.models;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.ddl.MetaDataValue;
import dev.retort.alembic.ddl.statement.LeftOutTables;
import dev.retort.alembic.models.ModelReader;
import dev.retort.alembic.models.UnreadModel;
import dev.retort.problem.RetortException;
import dev.retort.problem.SourcePosition;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.target.Unread;

/**
 * The tables of models that could not be read, and what goes with them.
 *
 * @param notes what the tables that were read do without because of them, a sentence each
 */
record UnreadTables(List<Unread> tables, List<String> notes) {

    /**
     * Takes them out of metadata, with the foreign keys that point to them.
     *
     * @throws RetortException {@code unsupported-python} where none of the models could be read
     */
    static UnreadTables leaveOut(ModelReader reader, List<MetaDataValue> metadata) {
        List<UnreadModel> unread = reader.unread();
        List<Unread> tables = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (UnreadModel one : unread) {
            String table = one.table();
            if (table != null) {
                metadata.forEach(each -> each.leaveOut(one.schema() == null ? own(each) : one.schema(), table));
                tables.add(new Unread(name(one.schema() == null ? own(metadata.getFirst()) : one.schema(), table),
                        one.model(), one.problem().message(), at(one.problem().position())));
            }
        }
        for (LeftOutTables.Consequence one : reader.settle(metadata)) {
            ObjectName table = name(one.table().schema(), one.table().name());
            for (String column : one.untyped()) {
                tables.add(new Unread(table.part(ObjectKind.COLUMN, column), table.name(), "its type is that of what "
                        + "it points to in " + one.target() + ", which cannot be read.", at(one.table().at())));
            }
            if (one.untyped().isEmpty()) {
                notes.add(table.name() + "." + one.column() + " points to " + one.target()
                        + ", which is not compared: neither is that foreign key.");
            }
        }
        if (metadata.stream().allMatch(each -> each.tables().isEmpty())) {
            refuse(reader);
        }
        return new UnreadTables(tables, notes);
    }

    /** Where nothing could be read there is nothing to compare with. */
    static void refuse(ModelReader reader) {
        reader.unread().stream().findFirst().ifPresent(first -> {
            throw first.problem();
        });
    }

    private static @Nullable String own(MetaDataValue metadata) {
        return metadata.schema() == null ? null : metadata.schema().text();
    }

    private static ObjectName name(@Nullable String schema, String table) {
        return ObjectName.of(ObjectKind.TABLE, schema == null ? "" : schema, table);
    }

    private static SourcePosition at(@Nullable SourcePosition place) {
        return place == null ? new SourcePosition("", 1, 1) : place;
    }
}
