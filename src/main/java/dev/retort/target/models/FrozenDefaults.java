package dev.retort.target.models;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import dev.retort.alembic.ddl.ColumnValue;
import dev.retort.alembic.ddl.MetaDataValue;
import dev.retort.alembic.ddl.ServerDefault;
import dev.retort.alembic.ddl.TableValue;
import dev.retort.alembic.type.TypeFamily;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.sql.DialectName;

/**
 * Defaults that were written as a string where a call was meant, {@code server_default="NOW()"}: PostgreSQL reads the
 * string once, when the table is made, and keeps that moment.
 *
 * @param written as they stand in the models, by their columns
 * @param notes a sentence about each
 */
record FrozenDefaults(Map<ObjectName, String> written, List<String> notes) {

    private static final Set<TypeFamily> MOMENTS = Set.of(TypeFamily.DATETIME, TypeFamily.DATE, TypeFamily.TIME);
    private static final Pattern NOW = Pattern
            .compile("(?i)\\s*(?:now|today|tomorrow|yesterday)(?:\\s*\\(\\s*\\))?\\s*");

    static FrozenDefaults of(List<MetaDataValue> all, DialectName dialect) {
        Map<ObjectName, String> written = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        if (dialect == DialectName.POSTGRESQL) {
            all.stream().flatMap(metadata -> metadata.tables().stream()).forEach(table -> table.columns()
                    .forEach(column -> add(table, column, written, notes)));
        }
        return new FrozenDefaults(written, notes);
    }

    private static void add(TableValue table, ColumnValue column, Map<ObjectName, String> written,
            List<String> notes) {
        if (column.serverDefault() instanceof ServerDefault.Text(String text)
                && MOMENTS.contains(column.sqlType().family()) && NOW.matcher(text).matches()) {
            String schema = table.schema() == null ? "" : table.schema();
            written.put(name(schema, table.name(), column.name()), "'" + text.replace("'", "''") + "'");
            notes.add("The default of " + table.name() + "." + column.name() + " is the string \"" + text
                    + "\": PostgreSQL reads it once, when the column is made, and keeps that moment. A call is written "
                    + "text(\"" + text + "\") or func.now(). Retort compares it as it is written.");
        }
    }

    private static ObjectName name(String schema, String table, String column) {
        return ObjectName.of(ObjectKind.TABLE, schema, table).part(ObjectKind.COLUMN, column);
    }
}
