package dev.retort.dialect.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.retort.dialect.Catalog;
import dev.retort.schema.Column;
import dev.retort.schema.Constraint.Check;
import dev.retort.schema.Constraint.ForeignKey;
import dev.retort.schema.Constraint.PrimaryKey;
import dev.retort.schema.Constraint.Unique;
import dev.retort.schema.Index;
import dev.retort.schema.Schema;
import dev.retort.schema.Table;
import dev.retort.schema.TableKind;
import dev.retort.schema.TableSummary;

import static org.assertj.core.api.Assertions.assertThat;

class SqliteCatalogTest {

    private final Catalog catalog = new SqliteDialect().catalog();
    private Connection connection;

    @BeforeEach
    void open(@TempDir Path folder) throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.db"));
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void columnsAreReadAsTheDatabaseSpellsThem() throws SQLException {
        execute("""
                CREATE TABLE items (
                    id INTEGER PRIMARY KEY,
                    "full name" VARCHAR(80) NOT NULL DEFAULT 'it''s, (new)',
                    price NUMERIC(10, 2),
                    gross NUMERIC GENERATED ALWAYS AS (round(price * 1.2, 2)) STORED,
                    short AS (substr("full name", 1, 3))
                )""");

        assertThat(table("items").columns()).containsExactly(new Column("id", "INTEGER", false, "", "", ""),
                new Column("full name", "VARCHAR(80)", false, "'it''s, (new)'", "", ""),
                new Column("price", "NUMERIC(10, 2)", true, "", "", ""),
                new Column("gross", "NUMERIC", true, "", "round(price * 1.2, 2)", ""),
                new Column("short", "", true, "", "substr(\"full name\", 1, 3)", ""));
    }

    @Test
    void aTextPrimaryKeyOfATableWithRowidMayBeNull() throws SQLException {
        execute("CREATE TABLE a (k TEXT PRIMARY KEY)", "CREATE TABLE b (k TEXT PRIMARY KEY) WITHOUT ROWID",
                "CREATE TABLE c (k INTEGER PRIMARY KEY)", "CREATE TABLE d (k INTEGER, PRIMARY KEY (k DESC))");

        assertThat(List.of("a", "b", "c", "d")).map(name -> table(name).columns().getFirst().nullable())
                .containsExactly(true, false, false, false);
    }

    @Test
    void constraintsKeepTheirNamesAndRules() throws SQLException {
        execute("CREATE TABLE owners (id INTEGER PRIMARY KEY, code TEXT, UNIQUE (code))", """
                CREATE TABLE [order lines] (
                    a INTEGER /* not, a ) constraint */ CONSTRAINT a_positive CHECK (a > 0 AND ')' <> '('),
                    b INTEGER REFERENCES owners ON DELETE CASCADE,
                    c TEXT CONSTRAINT c_once UNIQUE, -- one, of (them
                    CONSTRAINT "order lines pk" PRIMARY KEY (a, b),
                    CONSTRAINT to_code FOREIGN KEY (c) REFERENCES owners (code)
                        ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED,
                    CHECK (b IS NOT NULL)
                )""");

        assertThat(table("order lines").constraints()).containsExactlyInAnyOrder(
                new PrimaryKey("order lines pk", List.of("a", "b")), new Unique("c_once", List.of("c")),
                new ForeignKey("", List.of("b"), "main", "owners", List.of(), "ON DELETE CASCADE"),
                new ForeignKey("to_code", List.of("c"), "main", "owners", List.of("code"),
                        "ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED"),
                new Check("a_positive", "a > 0 AND ')' <> '('"), new Check("", "b IS NOT NULL"));
    }

    @Test
    void indexesAreThoseSomebodyMade() throws SQLException {
        execute("CREATE TABLE t (a TEXT UNIQUE, b TEXT)", "CREATE UNIQUE INDEX t_b ON t (lower(b)) WHERE b <> ''");

        assertThat(table("t").indexes()).containsExactly(
                new Index("t_b", true, true, "CREATE UNIQUE INDEX t_b ON t (lower(b)) WHERE b <> ''"));
        assertThat(catalog.ddl(table("t"))).isEqualTo("""
                CREATE TABLE t (a TEXT UNIQUE, b TEXT);

                CREATE UNIQUE INDEX t_b ON t (lower(b)) WHERE b <> '';
                """);
    }

    @Test
    void aBrokenViewHidesNothing() throws SQLException {
        execute("CREATE TABLE t (a TEXT)", "CREATE VIEW good (x) AS SELECT a FROM t",
                "CREATE VIEW broken AS SELECT missing FROM nowhere");

        assertThat(tables()).map(Table::name).containsExactly("broken", "good", "t");
        assertThat(table("good").definition()).isEqualTo("SELECT a FROM t");
        assertThat(table("good").columns()).map(Column::name).containsExactly("x");
        assertThat(table("broken").columns()).isEmpty();
        assertThat(catalog.ddl(table("good"))).isEqualTo("CREATE VIEW good (x) AS\nSELECT a FROM t;\n");
    }

    @Test
    void whatBelongsToSqliteAndToVirtualTablesIsLeftOut() throws SQLException {
        execute("CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT)", "INSERT INTO t (a) VALUES ('x')",
                "CREATE INDEX t_a ON t (a)", "ANALYZE", "CREATE VIRTUAL TABLE words USING fts5(body)");

        assertThat(tables()).map(Table::name).containsExactly("t", "words");
        assertThat(table("words").kind()).isEqualTo(TableKind.VIRTUAL_TABLE);
        assertThat(table("words").columns()).map(Column::name).containsExactly("body");
        assertThat(catalog.summaries(connection)).map(TableSummary::name).containsExactly("t", "words");
    }

    @Test
    void namesMayHoldQuotesPercentSignsAndAnyScript() throws SQLException {
        execute("CREATE TABLE \"한국어 \"\"100%\"\"\" (\"값\" TEXT CHECK (\"값\" <> ''))",
                "INSERT INTO \"한국어 \"\"100%\"\"\" VALUES ('예')");

        assertThat(table("한국어 \"100%\"").constraints()).containsExactly(new Check("", "\"값\" <> ''"));
        assertThat(catalog.summaries(connection)).containsExactly(
                new TableSummary("main", "한국어 \"100%\"", TableKind.TABLE, 1, 4096, ""));
    }

    @Test
    void rowsAreCountedWhileThatIsCheapAndThenTakenFromAnalyze() throws SQLException {
        execute("CREATE TABLE large (a INTEGER)",
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10001)"
                        + " INSERT INTO large SELECT i FROM n");
        assertThat(catalog.summaries(connection)).map(TableSummary::rows).containsExactly(-1L);

        execute("ANALYZE");
        assertThat(catalog.summaries(connection)).map(TableSummary::rows).containsExactly(10_001L);

        execute("DELETE FROM large WHERE a > 10");
        assertThat(catalog.summaries(connection)).map(TableSummary::rows).containsExactly(10L);
    }

    private List<Table> tables() throws SQLException {
        return catalog.schemas(connection).stream().map(Schema::tables).flatMap(List::stream).toList();
    }

    private Table table(String name) {
        try {
            return catalog.table(connection, "main", name).orElseThrow();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
