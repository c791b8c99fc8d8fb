package dev.retort.dialect.postgresql;

import java.sql.Connection;
import java.sql.SQLException;

import dev.retort.dialect.Catalog;
import dev.retort.dialect.DataCounter;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.ErrorReader;
import dev.retort.dialect.Identifiers;
import dev.retort.dialect.Locks;
import dev.retort.dialect.MigrationSession;
import dev.retort.dialect.ReservedWords;
import dev.retort.dialect.SchemaDraft;
import dev.retort.dialect.SchemaReader;
import dev.retort.dialect.SchemaWriter;
import dev.retort.dialect.VersionTableSql;
import dev.retort.problem.Cancellation;
import dev.retort.sql.DialectName;

/** PostgreSQL. */
public final class PostgresqlDialect implements Dialect {

    /** Those that {@code pg_get_keywords()} of version 17 calls reserved, or not usable as a table's or column's name. */
    private static final String RESERVED = """
            all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both
            case cast char character check coalesce collate collation column concurrently constraint create cross
            current_catalog current_date current_role current_schema current_time current_timestamp current_user dec
            decimal default deferrable desc distinct do else end except exists extract false fetch float for foreign
            freeze from full grant greatest group grouping having ilike in initially inner inout int integer intersect
            interval into is isnull join json json_array json_arrayagg json_exists json_object json_objectagg json_query
            json_scalar json_serialize json_table json_value lateral leading least left like limit localtime
            localtimestamp merge_action national natural nchar none normalize not notnull null nullif numeric offset on
            only or order out outer overlaps overlay placing position precision primary real references returning right
            row select session_user setof similar smallint some substring symmetric system_user table tablesample then
            time timestamp to trailing treat trim true union unique user using values varchar variadic verbose when
            where window with xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi
            xmlroot xmlserialize xmltable
            """;

    /** How names are written for PostgreSQL, and by it in the definitions it prints. */
    public static final Identifiers NAMES = new ReservedWords(RESERVED);

    private final VersionTableSql versionTable = new PostgresqlVersionTableSql(NAMES);
    private final Locks locks = new PostgresqlLocks(versionTable);
    private final ErrorReader errors = new PostgresqlErrors();

    @Override
    public DialectName name() {
        return DialectName.POSTGRESQL;
    }

    @Override
    public Identifiers identifiers() {
        return NAMES;
    }

    @Override
    public Catalog catalog() {
        return new PostgresqlCatalog(NAMES);
    }

    @Override
    public SchemaReader schemas() {
        return new PostgresqlSchemaReader();
    }

    @Override
    public DataCounter counter() {
        return new PostgresqlDataCounter(NAMES);
    }

    @Override
    public SchemaWriter writer() {
        return new PostgresqlSchemaWriter(NAMES);
    }

    @Override
    public SchemaDraft emptyDraft() {
        return PostgresqlDraft.empty();
    }

    @Override
    public SchemaDraft draft(Connection connection) throws SQLException {
        return PostgresqlDraft.of(catalog(), connection);
    }

    @Override
    public VersionTableSql versionTable() {
        return versionTable;
    }

    @Override
    public Locks locks() {
        return locks;
    }

    @Override
    public ErrorReader errors() {
        return errors;
    }

    @Override
    public MigrationSession session(Connection connection, Cancellation cancellation) throws SQLException {
        return new PostgresqlSession(connection);
    }
}
