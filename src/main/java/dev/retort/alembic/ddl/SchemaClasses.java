package dev.retort.alembic.ddl;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.retort.alembic.expression.SqlClasses;
import dev.retort.python.value.ClassValue;
import dev.retort.python.value.NativeConstructor;
import dev.retort.python.value.Value;

/** The classes of {@code sqlalchemy.schema}, shared by all evaluations; nothing can be set on them. */
public final class SchemaClasses {

    private static final Map<String, Value> NAMES = new LinkedHashMap<>();

    public static final ClassValue SCHEMA_ITEM = define("SchemaItem", null, null);
    public static final ClassValue METADATA = define("MetaData", SCHEMA_ITEM, TableConstructors::metadata);
    public static final ClassValue TABLE = define("Table", SqlClasses.TABLE_CLAUSE, TableConstructors::table);
    public static final ClassValue COLUMN = define("Column", SqlClasses.COLUMN_CLAUSE, ColumnConstructor::column);
    public static final ClassValue CONSTRAINT = define("Constraint", SCHEMA_ITEM, null);
    private static final ClassValue OF_COLUMNS = define("ColumnCollectionConstraint", CONSTRAINT, null);
    public static final ClassValue PRIMARY_KEY = define("PrimaryKeyConstraint", OF_COLUMNS,
            ConstraintConstructors::primaryKey);
    public static final ClassValue UNIQUE = define("UniqueConstraint", OF_COLUMNS, ConstraintConstructors::unique);
    public static final ClassValue CHECK = define("CheckConstraint", OF_COLUMNS, ConstraintConstructors::check);
    public static final ClassValue FOREIGN_KEY_CONSTRAINT = define("ForeignKeyConstraint", OF_COLUMNS,
            ConstraintConstructors::foreignKeyConstraint);
    public static final ClassValue FOREIGN_KEY = define("ForeignKey", SCHEMA_ITEM, ConstraintConstructors::foreignKey);
    public static final ClassValue INDEX = define("Index", SCHEMA_ITEM, TableConstructors::index);
    public static final ClassValue FETCHED_VALUE = define("FetchedValue", SCHEMA_ITEM, (of, _, _) -> new FetchedValue(
            of, null));
    public static final ClassValue DEFAULT_CLAUSE = define("DefaultClause", FETCHED_VALUE,
            ColumnConstructor::defaultClause);
    public static final ClassValue COMPUTED = define("Computed", FETCHED_VALUE, ColumnConstructor::computed);
    public static final ClassValue IDENTITY = define("Identity", FETCHED_VALUE, ColumnConstructor::identity);
    public static final ClassValue COLUMN_DEFAULT = define("ColumnDefault", SCHEMA_ITEM,
            ColumnConstructor::columnDefault);
    public static final ClassValue SEQUENCE = define("Sequence", SCHEMA_ITEM, SequenceValue::construct);

    /** {@code sqlalchemy.dialects.postgresql.ExcludeConstraint}. */
    public static final ClassValue EXCLUDE = new ClassValue("ExcludeConstraint",
            "sqlalchemy.dialects.postgresql.ext", List.of(OF_COLUMNS), Map.of(), ConstraintConstructors::exclude);

    static {
        NAMES.put("PassiveDefault", DEFAULT_CLAUSE);
    }

    private SchemaClasses() {}

    /** The classes by the names {@code sqlalchemy.schema} has for them. */
    public static Map<String, Value> names() {
        return Collections.unmodifiableMap(NAMES);
    }

    private static ClassValue define(String name, @Nullable ClassValue base, @Nullable NativeConstructor constructor) {
        ClassValue type = new ClassValue(name, "sqlalchemy.sql.schema",
                base == null
                        ? List.of()
                        : base.derivesFrom(SqlClasses.CLAUSE_ELEMENT) ? List.of(SCHEMA_ITEM, base) : List.of(base),
                Map.of(), constructor);
        NAMES.put(name, type);
        return type;
    }
}
