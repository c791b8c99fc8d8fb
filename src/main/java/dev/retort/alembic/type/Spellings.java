package dev.retort.alembic.type;

import java.math.BigInteger;

import org.jspecify.annotations.Nullable;

import dev.retort.python.value.Refusal;
import dev.retort.sql.DialectName;

/** SQLAlchemy's type compilers: {@code GenericTypeCompiler}, {@code PGTypeCompiler}, {@code SQLiteTypeCompiler}. */
final class Spellings {

    private Spellings() {}

    /** The same word for every dialect. */
    static TypeSpelling word(String word) {
        return (_, _) -> word;
    }

    /** A word for each dialect. */
    static TypeSpelling words(String postgresql, String sqlite) {
        return (_, dialect) -> switch (dialect) {
            case POSTGRESQL -> postgresql;
            case SQLITE -> sqlite;
        };
    }

    /** A type only PostgreSQL has. */
    static TypeSpelling postgresql(TypeSpelling spelling) {
        return (type, dialect) -> switch (dialect) {
            case POSTGRESQL -> spelling.spell(type, dialect);
            case SQLITE -> throw unknown(type.definition().name(), dialect);
        };
    }

    /** A type neither dialect has. */
    static TypeSpelling foreign() {
        return (type, dialect) -> {
            throw unknown(type.definition().name(), dialect);
        };
    }

    /** A word with a length and a collation. */
    static TypeSpelling string(String word) {
        return (type, _) -> {
            String collation = type.text("collation");
            return word + parenthesised(type.number("length"))
                    + (collation == null ? "" : " COLLATE \"" + collation + "\"");
        };
    }

    /** A word with a length. */
    static TypeSpelling sized(String word) {
        return (type, _) -> word + parenthesised(type.number("length"));
    }

    static TypeSpelling numeric(String word) {
        return (type, _) -> {
            BigInteger precision = type.exactNumber("precision");
            BigInteger scale = type.exactNumber("scale");
            if (precision == null) {
                return word;
            }
            return word + "(" + precision + (scale == null ? "" : ", " + scale) + ")";
        };
    }

    static String floating(NativeType type, DialectName dialect) {
        return switch (dialect) {
            case POSTGRESQL -> "FLOAT" + parenthesised(type.number("precision"));
            case SQLITE -> "FLOAT";
        };
    }

    /** {@code TIMESTAMP} and {@code TIME}, which say of their time zone on PostgreSQL. */
    static TypeSpelling clock(String postgresql, String sqlite) {
        return (type, dialect) -> switch (dialect) {
            case POSTGRESQL -> postgresql + parenthesised(type.exactNumber("precision"))
                    + (type.flag("timezone", false) ? " WITH" : " WITHOUT") + " TIME ZONE";
            case SQLITE -> sqlite;
        };
    }

    static TypeSpelling interval(String precision) {
        return (type, dialect) -> {
            if (dialect == DialectName.SQLITE) {
                return "DATETIME";
            }
            String fields = type.text("fields");
            BigInteger digits = type.exactNumber(precision);
            return "INTERVAL" + (fields == null ? "" : " " + fields) + (digits == null ? "" : " (" + digits + ")");
        };
    }

    static String bit(NativeType type, DialectName dialect) {
        BigInteger length = type.number("length");
        if (type.flag("varying", false)) {
            return "BIT VARYING" + parenthesised(type.exactNumber("length"));
        }
        return "BIT(" + (length == null ? BigInteger.ONE : length) + ")";
    }

    /** What a named type of PostgreSQL is called. */
    static String named(NativeType type, DialectName dialect) {
        String name = type.text("name");
        if (name == null || name.isEmpty()) {
            throw new Refusal("PostgreSQL ENUM type requires a name.", null);
        }
        return IdentifierQuoting.qualified(type.text("schema"), name, dialect);
    }

    /** {@code sa.Uuid} of SQLAlchemy 2. */
    static String uuid(NativeType type, DialectName dialect) {
        return dialect == DialectName.POSTGRESQL && type.flag("native_uuid", true) ? "UUID" : "CHAR(32)";
    }

    static String parenthesised(@Nullable BigInteger number) {
        return number == null ? "" : "(" + number + ")";
    }

    static Refusal unknown(String name, DialectName dialect) {
        return new Refusal(dialect.title() + " has no column type " + name + ".", null, Refusal.Fault.PROGRAM);
    }
}
