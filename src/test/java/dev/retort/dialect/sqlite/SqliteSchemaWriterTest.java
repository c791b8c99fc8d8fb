package dev.retort.dialect.sqlite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.SchemaWriter.Style;
import dev.retort.dialect.WrittenStatement;
import dev.retort.diff.Comparison;
import dev.retort.diff.ComparisonSettings;
import dev.retort.operation.SchemaChange;
import dev.retort.schema.Column;
import dev.retort.schema.DatabaseSchema;
import dev.retort.schema.ObjectKind;
import dev.retort.schema.ObjectName;
import dev.retort.schema.Table;
import dev.retort.sql.DialectName;

import static org.assertj.core.api.Assertions.assertThat;

class SqliteSchemaWriterTest {

    private static final ObjectName T = ObjectName.of(ObjectKind.TABLE, "main", "t");

    private final Dialect dialect = new SqliteDialect();

    @Test
    void whatAlterTableCanDoIsDoneByIt() throws SQLException {
        assertThat(written("CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE t (a INT, b INT, c INT)",
                "CREATE TABLE p (id INTEGER PRIMARY KEY);"
                        + "CREATE TABLE t (a INT, d INT REFERENCES p ON DELETE CASCADE, e TEXT NOT NULL DEFAULT 'x')"))
                .containsExactlyInAnyOrder("ALTER TABLE t DROP COLUMN b", "ALTER TABLE t DROP COLUMN c",
                        "ALTER TABLE t ADD COLUMN d INT REFERENCES p (id) ON DELETE CASCADE",
                        "ALTER TABLE t ADD COLUMN e TEXT NOT NULL DEFAULT 'x'");
    }

    @Test
    void aTableIsMadeAnewOnceForAllItsChanges() throws SQLException {
        assertThat(written("CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a INT, b TEXT, c INT);"
                + "CREATE INDEX i ON t (a); CREATE VIEW v AS SELECT b FROM t; CREATE VIEW w AS SELECT 1",
                "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a BIGINT NOT NULL, b TEXT UNIQUE, d INT);"
                        + "CREATE INDEX i ON t (a); CREATE VIEW v AS SELECT b FROM t; CREATE VIEW w AS SELECT 1"))
                .containsSubsequence("PRAGMA legacy_alter_table=ON", """
                        CREATE TABLE _retort_new_t (
                            id INTEGER PRIMARY KEY AUTOINCREMENT,
                            a BIGINT NOT NULL,
                            b TEXT,
                            d INT,
                            UNIQUE (b)
                        )""", """
                        INSERT INTO _retort_new_t (id, a, b)
                        SELECT id, a, b
                        FROM t""", "DELETE FROM sqlite_sequence WHERE name = '_retort_new_t'",
                        "INSERT INTO sqlite_sequence (name, seq) SELECT '_retort_new_t', seq FROM sqlite_sequence"
                                + " WHERE name = 't'",
                        "DROP TABLE t", "ALTER TABLE _retort_new_t RENAME TO t", "PRAGMA legacy_alter_table=OFF",
                        "CREATE INDEX i ON t (a)")
                .filteredOn(sql -> sql.startsWith("DROP TABLE")).hasSize(1);
    }

    @Test
    void rowsWithoutAKeyKeepTheirNumbers() throws SQLException {
        assertThat(written("CREATE TABLE t (a INT, rowid TEXT)", "CREATE TABLE t (a INT NOT NULL, rowid TEXT)"))
                .contains("INSERT INTO _retort_new_t (oid, a, rowid)\nSELECT oid, a, rowid\nFROM t");
    }

    @Test
    void foreignKeysAreLeftUncheckedWhereATableGoes() throws SQLException {
        String child = "; CREATE TABLE c (t INT REFERENCES t ON DELETE CASCADE)";

        assertThat(written("CREATE TABLE t (a INTEGER PRIMARY KEY, b)" + child,
                "CREATE TABLE t (a INTEGER PRIMARY KEY, b NOT NULL)" + child)).startsWith("PRAGMA foreign_keys=OFF");
        assertThat(written("CREATE TABLE t (a INTEGER PRIMARY KEY, b)" + child,
                "CREATE TABLE t (a INTEGER PRIMARY KEY, b, c)" + child)).doesNotContain("PRAGMA foreign_keys=OFF");
    }

    @Test
    void whatIsLostAndWhatMayFailIsSaid() throws SQLException {
        assertThat(warnings("CREATE TABLE t (a INT, b INT, c TEXT); CREATE TABLE u (a)",
                "CREATE TABLE t (a TEXT, c TEXT NOT NULL, d INT NOT NULL)")).containsExactlyInAnyOrder(
                        "Drops the rows of u.",
                        "Drops the values of t.b. Fails where t has rows: the new column d is NOT NULL and has no default."
                                + " Converts the values of t.a from INT to TEXT. Fails where t.c is NULL.");
    }

    @Test
    void aColumnTakesTheNameOfOneThatGoes() throws SQLException {
        try (Connection connection = open(
                "CREATE TABLE t (a TEXT, b TEXT, c TEXT); INSERT INTO t VALUES ('x', 'y', 'z')")) {
            DatabaseSchema before = dialect.schemas().read(connection, false);
            DatabaseSchema after = schema("CREATE TABLE t (a TEXT, c TEXT)");
            Column a = ((Table) before.find(T).orElseThrow()).columns().getFirst();

            send(connection, dialect.writer().write(List.of(new SchemaChange.DropColumn(T, a),
                    new SchemaChange.Rename(T.part(ObjectKind.COLUMN, "b"), "a")), before, after, Style.PLAIN));

            assertThat(dialect.schemas().read(connection, false)).isEqualTo(after);
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT a, c FROM t")) {
                assertThat(row.getString(1) + row.getString(2)).isEqualTo("yz");
            }
        }
    }

    @Test
    void aTableTakesTheNameOfOneThatIsRenamed() throws SQLException {
        try (Connection connection = open("CREATE TABLE t (a TEXT); CREATE TABLE s (b TEXT);"
                + "INSERT INTO t VALUES ('x'); INSERT INTO s VALUES ('y')")) {
            DatabaseSchema before = dialect.schemas().read(connection, false);
            DatabaseSchema after = schema("CREATE TABLE old (a TEXT); CREATE TABLE t (b TEXT NOT NULL)");
            Column b = ((Table) after.find(T).orElseThrow()).columns().getFirst();

            send(connection, dialect.writer().write(List.of(new SchemaChange.Rename(T, "old"),
                    new SchemaChange.Rename(T.renamed("s"), "t"),
                    new SchemaChange.AlterColumn(T, new Column("b", "TEXT", true, "", "", ""), b)), before, after,
                    Style.PLAIN));

            assertThat(dialect.schemas().read(connection, false)).isEqualTo(after);
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT a, b FROM old, t")) {
                assertThat(row.getString(1) + row.getString(2)).isEqualTo("xy");
            }
        }
    }

    @Test
    void columnsSwapTheirNames() throws SQLException {
        try (Connection connection = open("CREATE TABLE t (a TEXT, b TEXT); INSERT INTO t VALUES ('x', 'y')")) {
            DatabaseSchema before = dialect.schemas().read(connection, false);
            ObjectName a = T.part(ObjectKind.COLUMN, "a");

            send(connection, dialect.writer().write(List.of(new SchemaChange.Rename(a, "swap"),
                    new SchemaChange.Rename(a.renamed("b"), "a"), new SchemaChange.Rename(a.renamed("swap"), "b")),
                    before, before, Style.PLAIN));

            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT a, b FROM t")) {
                assertThat(row.getString(1) + row.getString(2)).isEqualTo("yx");
            }
        }
    }

    @Test
    void aWideTableIsWrittenAndReadAgain() throws SQLException {
        String columns = IntStream.range(0, 200)
                .mapToObj(i -> "c" + i + " VARCHAR(" + (i + 1) + ") DEFAULT 'v" + i + "'")
                .collect(Collectors.joining(", "));
        DatabaseSchema before = schema("CREATE TABLE t (" + columns + ")");
        DatabaseSchema after = schema("CREATE TABLE t (" + columns.replace("c7 VARCHAR(8)", "c7 INT") + ")");

        try (Connection connection = open("CREATE TABLE t (" + columns + ")")) {
            send(connection, dialect.writer().write(changes(before, after), before, after, Style.PLAIN));

            assertThat(dialect.schemas().read(connection, false)).isEqualTo(after);
        }
    }

    private List<String> written(String old, String wanted) throws SQLException {
        return statements(old, wanted).stream().map(WrittenStatement::sql).toList();
    }

    private List<String> warnings(String old, String wanted) throws SQLException {
        return statements(old, wanted).stream().map(WrittenStatement::warning).filter(text -> !text.isEmpty()).toList();
    }

    private List<WrittenStatement> statements(String old, String wanted) throws SQLException {
        DatabaseSchema before = schema(old);
        DatabaseSchema after = schema(wanted);
        return dialect.writer().write(changes(before, after), before, after, Style.PLAIN);
    }

    private static List<SchemaChange> changes(DatabaseSchema before, DatabaseSchema after) {
        Comparison comparison = Comparison.of(before, after, ComparisonSettings.of(DialectName.SQLITE))
                .answeringAll(false);
        return comparison.choose(comparison.differences()).upgrade();
    }

    private DatabaseSchema schema(String ddl) throws SQLException {
        try (Connection connection = open(ddl)) {
            return dialect.schemas().read(connection, false);
        }
    }

    private static Connection open(String ddl) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        try (Statement statement = connection.createStatement()) {
            for (String sql : SchemaPair.statements(ddl)) {
                statement.execute(sql);
            }
        }
        return connection;
    }

    private static void send(Connection connection, List<WrittenStatement> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (WrittenStatement one : statements) {
                statement.execute(one.sql());
            }
        }
    }
}
