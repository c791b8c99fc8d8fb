package dev.retort.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.retort.sql.SchemaEffect.RelationKind;

/** Reads off a PostgreSQL statement what it does to tables. */
public final class SchemaEffects {

    private static final List<SchemaEffect> NONE = List.of();

    /** Functions that change no table, whatever they are given. */
    private static final Set<String> HARMLESS = Set.of("SETVAL", "NEXTVAL", "CURRVAL", "LASTVAL", "SET_CONFIG",
            "CURRENT_SETTING", "PG_GET_SERIAL_SEQUENCE", "COUNT", "SUM", "MIN", "MAX", "AVG", "COALESCE", "NOW",
            "LOWER", "UPPER", "LENGTH", "CONCAT", "GREATEST", "LEAST", "NULLIF", "PG_ADVISORY_LOCK",
            "PG_ADVISORY_XACT_LOCK", "PG_ADVISORY_UNLOCK", "PG_SLEEP", "EXISTS", "IN", "VALUES", "AND", "OR", "NOT",
            "FROM", "WHERE", "SELECT", "AS", "ANY", "ALL", "CAST", "ARRAY", "ROW", "ON", "USING", "OVER", "FILTER",
            "UNNEST", "GENERATE_SERIES", "TO_REGCLASS", "ROW_NUMBER", "STRING_AGG", "ARRAY_AGG", "EXTRACT");

    /** Extensions that make functions and types, and no table. */
    private static final Set<String> WITHOUT_TABLES = Set.of("uuid-ossp", "pgcrypto", "citext", "pg_trgm", "hstore",
            "btree_gin", "btree_gist", "unaccent", "ltree", "intarray", "vector", "fuzzystrmatch", "tablefunc",
            "plpgsql");

    /** Words of PL/pgSQL and SQL that a parenthesis may follow without a call. */
    private static final Set<String> BLOCK_WORDS = Set.of("IF", "ELSIF", "WHILE", "LOOP", "RETURN", "THEN", "INTO",
            "BY",
            "LIMIT", "OFFSET", "HAVING", "WHEN", "CASE", "ELSE", "SET", "RAISE", "JOIN", "BETWEEN", "LIKE",
            "RETURNING");

    private static final Pattern BODY = Pattern.compile("(?s)(\\$\\w*\\$)(.*)\\1");

    private static final Pattern MAKES_TYPE = Pattern
            .compile("(?is)\\s*BEGIN\\s+(CREATE\\s+TYPE\\s[^;]*\\bAS\\s+ENUM\\b[^;]*);"
                    + "\\s*EXCEPTION\\s+WHEN\\s+duplicate_object\\s+THEN\\s+NULL\\s*;\\s*END\\s*;?\\s*");

    private SchemaEffects() {}

    /** In the order they take place; empty where the statement changes no table. Total. */
    public static List<SchemaEffect> of(String sql) {
        StatementCursor cursor = new StatementCursor(sql, DialectName.POSTGRESQL);
        return switch (cursor.word()) {
            case "CREATE" -> create(cursor);
            case "ALTER" -> alter(cursor);
            case "DROP" -> drop(cursor);
            case "DO" -> block(sql);
            case "CALL" -> unknown("calls a procedure");
            case "IMPORT" -> unknown("imports a foreign schema");
            case "SELECT", "WITH", "VALUES" -> select(cursor);
            case "SET", "RESET" -> settings(cursor);
            default -> NONE;
        };
    }

    private static List<SchemaEffect> unknown(String what) {
        return List.of(new SchemaEffect.Unknown(what));
    }

    /** A block of code that only changes rows changes no table; one that makes a type unless it is there makes it. */
    private static List<SchemaEffect> block(String sql) {
        Matcher quoted = BODY.matcher(sql);
        if (!quoted.find()) {
            return unknown("runs a block of code");
        }
        String body = quoted.group(2);
        Matcher guarded = MAKES_TYPE.matcher(body);
        if (guarded.matches()) {
            return of(guarded.group(1));
        }
        StatementCursor cursor = new StatementCursor(body, DialectName.POSTGRESQL);
        while (!cursor.atEnd()) {
            boolean changesTables = cursor.isAny("CREATE", "ALTER", "DROP", "EXECUTE", "CALL", "IMPORT", "PERFORM",
                    "REFRESH", "DO");
            if (changesTables || cursor.isCall() && !HARMLESS.contains(cursor.word())
                    && !BLOCK_WORDS.contains(cursor.word())) {
                return unknown("runs a block of code");
            }
            // Behind a table's name its columns stand in parentheses.
            if (!cursor.take("INTO") || cursor.path().isEmpty()) {
                cursor.step();
            }
        }
        return NONE;
    }

    private static List<SchemaEffect> settings(StatementCursor cursor) {
        cursor.step();
        cursor.takeAny("LOCAL", "SESSION");
        return cursor.isAny("SEARCH_PATH", "ROLE", "AUTHORIZATION", "SCHEMA", "ALL")
                ? unknown("changes the search path or the role")
                : NONE;
    }

    private static List<SchemaEffect> select(StatementCursor cursor) {
        int start = cursor.mark();
        if (cursor.is("SELECT") && cursor.seek("INTO")) {
            cursor.step();
            cursor.takeAny("TABLE");
            return cursor.name().<List<SchemaEffect>>map(
                    name -> List.of(new SchemaEffect.TableMadeUnread(name, false))).orElse(NONE);
        }
        cursor.reset(start);
        while (!cursor.atEnd()) {
            if (cursor.isCall() && !HARMLESS.contains(cursor.written().toUpperCase(Locale.ROOT))) {
                return unknown("calls the function " + cursor.written());
            }
            cursor.step();
        }
        return NONE;
    }

    private static List<SchemaEffect> create(StatementCursor cursor) {
        cursor.take("CREATE");
        cursor.take("OR", "REPLACE");
        boolean unique = false;
        boolean temporary = false;
        for (String word = cursor.word(); cursor.takeAny("GLOBAL", "LOCAL", "TEMP", "TEMPORARY", "UNLOGGED", "UNIQUE",
                "RECURSIVE", "CONSTRAINT", "TRUSTED").isPresent(); word = cursor.word()) {
            unique |= word.equals("UNIQUE");
            temporary |= word.startsWith("TEMP");
        }
        String kind = SummaryOfOther.kind(cursor);
        cursor.take("CONCURRENTLY");
        boolean unlessThere = cursor.take("IF", "NOT", "EXISTS");
        if (temporary && !kind.equals("INDEX")) {
            // No catalog of Retort's shows what belongs to one session.
            return NONE;
        }
        return switch (kind) {
            case "TABLE" -> TableWords.read(cursor, unlessThere);
            case "FOREIGN TABLE" -> cursor.name().<List<SchemaEffect>>map(
                    name -> List.of(new SchemaEffect.TableMadeUnread(name, unlessThere))).orElse(NONE);
            case "VIEW" -> view(cursor, RelationKind.VIEW);
            case "MATERIALIZED VIEW" -> view(cursor, RelationKind.MATERIALIZED_VIEW);
            case "INDEX" -> index(cursor, unique);
            case "TYPE" -> type(cursor);
            case "SEQUENCE" -> cursor.name().<List<SchemaEffect>>map(
                    name -> List.of(new SchemaEffect.SequenceMade(name))).orElse(NONE);
            case "SCHEMA" -> schema(cursor);
            case "EXTENSION" -> cursor.name().filter(name -> !WITHOUT_TABLES.contains(name.name()))
                    .map(name -> unknown("makes the extension " + name.name())).orElse(NONE);
            default -> NONE;
        };
    }

    private static List<SchemaEffect> view(StatementCursor cursor, RelationKind kind) {
        return cursor.name().<List<SchemaEffect>>map(name -> List.of(new SchemaEffect.ViewMade(name, kind)))
                .orElse(NONE);
    }

    private static List<SchemaEffect> index(StatementCursor cursor, boolean unique) {
        String name = cursor.is("ON") ? "" : cursor.name().map(QualifiedName::name).orElse("");
        if (!cursor.take("ON")) {
            return NONE;
        }
        cursor.take("ONLY");
        int mark = 0;
        return cursor.name().<List<SchemaEffect>>map(table -> {
            while (!cursor.atEnd()) {
                cursor.step();
            }
            return name.isEmpty()
                    ? List.of(new SchemaEffect.Touched(table))
                    : List.of(new SchemaEffect.IndexMade(table, name, unique, cursor.since(mark)));
        }).orElse(NONE);
    }

    private static List<SchemaEffect> type(StatementCursor cursor) {
        QualifiedName name = cursor.name().orElse(null);
        if (name == null || !cursor.take("AS", "ENUM", "(")) {
            return NONE;
        }
        List<String> labels = new ArrayList<>();
        while (!cursor.atEnd() && !cursor.is(")")) {
            if (!cursor.is(",")) {
                labels.add(unquoted(cursor.written()));
            }
            cursor.step();
        }
        return List.of(new SchemaEffect.EnumMade(name, labels));
    }

    private static List<SchemaEffect> schema(StatementCursor cursor) {
        if (cursor.is("AUTHORIZATION")) {
            return unknown("makes a schema named after a role");
        }
        return cursor.name().<List<SchemaEffect>>map(name -> {
            cursor.seek("CREATE");
            return cursor.atEnd()
                    ? List.of(new SchemaEffect.SchemaMade(name.name()))
                    : List.of(new SchemaEffect.SchemaMade(name.name()), new SchemaEffect.Unknown("fills a schema"));
        }).orElse(NONE);
    }

    private static List<SchemaEffect> drop(StatementCursor cursor) {
        cursor.take("DROP");
        if (cursor.is("OWNED")) {
            return unknown("drops what a role owns");
        }
        String kind = SummaryOfOther.kind(cursor);
        cursor.take("CONCURRENTLY");
        cursor.take("IF", "EXISTS");
        List<QualifiedName> names = SummaryOfDrop.names(cursor);
        boolean cascades = cursor.seek("CASCADE");
        return switch (kind) {
            case "TABLE", "FOREIGN TABLE", "VIEW", "MATERIALIZED VIEW" -> cascades
                    ? List.of(new SchemaEffect.RelationsDropped(names),
                            new SchemaEffect.Unknown("drops what depends on " + names.getFirst().text()))
                    : List.of(new SchemaEffect.RelationsDropped(names));
            case "INDEX" -> List.of(new SchemaEffect.IndexesDropped(names));
            case "SEQUENCE" -> List.of(new SchemaEffect.SequencesDropped(names));
            case "SCHEMA" -> List.of(new SchemaEffect.SchemasDropped(names));
            case "TYPE", "DOMAIN" -> cascades
                    ? unknown("drops a type and the columns of it")
                    : List.of(new SchemaEffect.TypesDropped(names));
            case "EXTENSION", "FUNCTION", "LANGUAGE", "COLLATION", "OPERATOR", "SERVER" -> cascades
                    ? unknown("drops what depends on something")
                    : NONE;
            default -> NONE;
        };
    }

    private static List<SchemaEffect> alter(StatementCursor cursor) {
        cursor.take("ALTER");
        String kind = SummaryOfOther.kind(cursor);
        cursor.take("IF", "EXISTS");
        cursor.take("ONLY");
        QualifiedName name = cursor.name().orElse(null);
        if (name == null) {
            return NONE;
        }
        cursor.take("*");
        return switch (kind) {
            case "TABLE", "FOREIGN TABLE", "VIEW", "MATERIALIZED VIEW" -> AlterWords.read(cursor, name);
            case "INDEX" -> cursor.take("RENAME") ? unknown("renames an index") : NONE;
            case "SEQUENCE" -> cursor.isAny("RENAME") || cursor.take("SET", "SCHEMA")
                    ? unknown("renames a sequence")
                    : NONE;
            case "SCHEMA" -> cursor.take("RENAME") ? unknown("renames a schema") : NONE;
            case "TYPE" -> alterType(cursor, name);
            default -> NONE;
        };
    }

    private static List<SchemaEffect> alterType(StatementCursor cursor, QualifiedName name) {
        if (cursor.take("ADD", "VALUE")) {
            cursor.take("IF", "NOT", "EXISTS");
            return List.of(new SchemaEffect.EnumExtended(name, unquoted(cursor.written())));
        }
        return cursor.isAny("RENAME", "SET", "ALTER", "DROP", "ADD")
                ? unknown("changes the type " + name.text())
                : NONE;
    }

    static String unquoted(String literal) {
        String inner = literal.startsWith("'") && literal.length() > 1
                ? literal.substring(1, literal.length() - 1)
                : literal;
        return inner.replace("''", "'");
    }
}
