package dev.retort.diff;

import java.util.List;

import dev.retort.operation.SchemaChange.Move;
import dev.retort.operation.SchemaChange.Naming;
import dev.retort.operation.SchemaChange.Rename;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.ObjectName;
import dev.retort.sql.DialectName;

/** What things are called once something has another name, or stands in another schema. */
sealed interface NewNames permits Renaming, Moving {

    /** What a thing is called afterwards. */
    ObjectName apply(ObjectName name);

    /** A schema afterwards, with every place that names what has another name. */
    DatabaseSchema apply(DatabaseSchema schema);

    /** @param schema as it is before */
    static NewNames of(DialectName dialect, Naming naming, DatabaseSchema schema) {
        return switch (naming) {
            case Rename rename -> new Renaming(dialect, List.of(rename));
            case Move move -> new Moving(move, schema);
        };
    }
}
