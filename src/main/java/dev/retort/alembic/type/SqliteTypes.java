package dev.retort.alembic.type;

import java.util.List;
import java.util.Map;

import dev.retort.python.value.ClassValue;
import dev.retort.python.value.Value;
import dev.retort.sql.DialectName;

/** The types of {@code sqlalchemy.dialects.sqlite}. */
public final class SqliteTypes {

    private static final TypeClasses CLASSES = new TypeClasses("sqlalchemy.dialects.sqlite.base");

    static {
        for (String shared : List.of("BLOB", "BOOLEAN", "CHAR", "DECIMAL", "FLOAT", "INTEGER", "NUMERIC", "REAL",
                "SMALLINT", "TEXT", "TIMESTAMP", "VARCHAR")) {
            CLASSES.alias(shared, GenericTypes.named(shared));
        }
        CLASSES.add("JSON", GenericTypes.JSON, TypeFamily.JSON, Spellings.word("JSON"), "none_as_null?");
        stored("DATE", GenericTypes.DATE, TypeFamily.DATE, Spellings.word("DATE"));
        stored("TIME", GenericTypes.TIME, TypeFamily.TIME, Spellings.clock("TIME", "TIME"));
        stored("DATETIME", GenericTypes.DATETIME, TypeFamily.DATETIME, Spellings.clock("TIMESTAMP", "DATETIME"));
    }

    private SqliteTypes() {}

    /** The classes by the names {@code sqlalchemy.dialects.sqlite} has for them. */
    public static Map<String, Value> names() {
        return CLASSES.names();
    }

    private static void stored(String name, ClassValue base, TypeFamily family, TypeSpelling spelling) {
        CLASSES.add(name, base, family, (type, dialect) -> {
            String plain = spelling.spell(type, dialect);
            return dialect == DialectName.SQLITE && storesDigits(type) ? plain + "_CHAR" : plain;
        }, "storage_format?", "regexp?", "timezone?", "**others");
    }

    // A format whose text is digits alone would get a numeric affinity under the plain name.
    private static boolean storesDigits(NativeType type) {
        String format = type.text("storage_format");
        return format != null && format.replaceAll("%\\(\\w+\\)\\d*d", "0").matches("\\d*");
    }
}
