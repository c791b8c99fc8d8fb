package dev.retort.dialect.sqlite;

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

/** SQLite. */
public final class SqliteDialect implements Dialect {

    /** https://www.sqlite.org/lang_keywords.html; many are allowed as names, all are safe in quotes. */
    private static final String KEYWORDS = """
            abort action add after all alter always analyze and as asc attach autoincrement before begin between by
            cascade case cast check collate column commit conflict constraint create cross current current_date
            current_time current_timestamp database default deferrable deferred delete desc detach distinct do drop each
            else end escape except exclude exclusive exists explain fail filter first following for foreign from full
            generated glob group groups having if ignore immediate in index indexed initially inner insert instead
            intersect into is isnull join key last left like limit match materialized natural no not nothing notnull
            null nulls of offset on or order others outer over partition plan pragma preceding primary query raise range
            recursive references regexp reindex release rename replace restrict returning right rollback row rows
            savepoint select set table temp temporary then ties to transaction trigger unbounded union unique update
            using vacuum values view virtual when where window with without
            """;

    /** How names are written for SQLite. */
    public static final Identifiers NAMES = new ReservedWords(KEYWORDS);

    private final VersionTableSql versionTable = new SqliteVersionTableSql(NAMES);
    private final Locks locks = new SqliteLocks();
    private final ErrorReader errors = new SqliteErrors();

    @Override
    public DialectName name() {
        return DialectName.SQLITE;
    }

    @Override
    public Identifiers identifiers() {
        return NAMES;
    }

    @Override
    public Catalog catalog() {
        return new SqliteCatalog(NAMES);
    }

    @Override
    public SchemaReader schemas() {
        return new SqliteSchemaReader(NAMES);
    }

    @Override
    public DataCounter counter() {
        return new SqliteDataCounter(NAMES);
    }

    @Override
    public SchemaWriter writer() {
        return new SqliteSchemaWriter(NAMES);
    }

    @Override
    public SchemaDraft emptyDraft() throws SQLException {
        return SqliteDraft.empty(this);
    }

    @Override
    public SchemaDraft draft(Connection connection) throws SQLException {
        return SqliteDraft.of(this, connection);
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
        return new SqliteSession(connection, cancellation);
    }
}
