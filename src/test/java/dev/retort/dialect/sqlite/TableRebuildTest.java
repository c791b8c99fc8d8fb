package dev.retort.dialect.sqlite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.retort.dialect.Identifiers;
import dev.retort.dialect.LiveTables;
import dev.retort.problem.RetortException;
import dev.retort.schema.Column;
import dev.retort.schema.Table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Rebuilding on a real SQLite. Where a statement differs from that of Alembic 1.8.1, the test's name says what is kept.
 */
class TableRebuildTest {

    private static final Identifiers NAMES = new Identifiers() {
        @Override
        public String quoteIfNeeded(String name) {
            return name.matches("[a-z_][a-z0-9_]*") && !name.equals("on") ? name : quote(name);
        }
    };

    private final SqliteDialect dialect = new SqliteDialect();
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void theStatementsAreThoseOfAlembicsBatchMode() throws SQLException {
        execute("""
                CREATE TABLE user (
                	id INTEGER NOT NULL,
                	username VARCHAR(64),
                	email VARCHAR(120),
                	legacy INTEGER, about_me VARCHAR(140), last_seen DATETIME,
                	PRIMARY KEY (id)
                )""", "CREATE UNIQUE INDEX ix_user_username ON user (username)",
                "CREATE UNIQUE INDEX ix_user_email ON user (email)");

        List<String> statements = rebuild("user", table -> {
            table.column("username").setNullable(false);
            table.column("username").setDefault("'anon'");
            table.column("email").setType("TEXT");
            table.renameColumn("about_me", "bio");
            table.dropColumn("legacy");
            table.addColumn("level INTEGER DEFAULT '1' NOT NULL", null, null);
        });

        assertThat(statements).containsExactly("""
                CREATE TABLE _alembic_tmp_user (
                	id INTEGER NOT NULL,\s
                	username VARCHAR(64) DEFAULT 'anon' NOT NULL,\s
                	email TEXT,\s
                	bio VARCHAR(140),\s
                	last_seen DATETIME,\s
                	level INTEGER DEFAULT '1' NOT NULL,\s
                	PRIMARY KEY (id)
                )""", """
                INSERT INTO _alembic_tmp_user (id, username, email, bio, last_seen) SELECT user.id, user.username,\
                 user.email, user.about_me, user.last_seen\s
                FROM user""", "DROP TABLE user", "ALTER TABLE _alembic_tmp_user RENAME TO user",
                "CREATE UNIQUE INDEX ix_user_email ON user (email)",
                "CREATE UNIQUE INDEX ix_user_username ON user (username)");
    }

    @Test
    void constraintsComeAndGoByName() throws SQLException {
        execute("CREATE TABLE team (id INTEGER PRIMARY KEY)",
                "CREATE TABLE player (id INTEGER NOT NULL, team_id INTEGER, nick VARCHAR(20), score INTEGER,"
                        + " PRIMARY KEY (id), CONSTRAINT uq_nick UNIQUE (nick), CONSTRAINT ck CHECK (score >= 0))");

        List<String> statements = rebuild("player", table -> {
            table.addConstraint(
                    "CONSTRAINT fk_player_team FOREIGN KEY(team_id) REFERENCES team (id) ON DELETE CASCADE");
            assertThat(table.dropConstraint("uq_nick")).isTrue();
            assertThat(table.dropConstraint("uq_nick")).isFalse();
            table.addConstraint("CONSTRAINT uq_nick_team UNIQUE (nick, team_id)");
            table.dropConstraint("ck");
            table.addConstraint("CONSTRAINT ck2 CHECK (score > -1)");
        });

        assertThat(statements.getFirst()).isEqualTo("""
                CREATE TABLE _alembic_tmp_player (
                	id INTEGER NOT NULL,\s
                	team_id INTEGER,\s
                	nick VARCHAR(20),\s
                	score INTEGER,\s
                	PRIMARY KEY (id),\s
                	CONSTRAINT fk_player_team FOREIGN KEY(team_id) REFERENCES team (id) ON DELETE CASCADE,\s
                	CONSTRAINT uq_nick_team UNIQUE (nick, team_id),\s
                	CONSTRAINT ck2 CHECK (score > -1)
                )""");
    }

    @Test
    void aChangedTypeIsCastAndNewColumnsGoWhereTheyAreWanted() throws SQLException {
        execute("CREATE TABLE t (id INTEGER, a VARCHAR(20), b INTEGER)", "INSERT INTO t VALUES (1, 'x', 7)");

        List<String> statements = rebuild("t", table -> {
            table.column("b").setType("VARCHAR(5)");
            table.cast("b", "VARCHAR(5)");
            table.addColumn("n INTEGER", null, "id");
            table.addColumn("m INTEGER", "id", null);
            table.addColumn("last INTEGER", null, null);
        });

        assertThat(statements.get(1)).contains("SELECT t.id, t.a, CAST(t.b AS VARCHAR(5)) AS b \nFROM t");
        assertThat(columns("t")).containsExactly("m", "id", "n", "a", "b", "last");
        assertThat(text("SELECT typeof(b) FROM t")).isEqualTo("text");
    }

    @Test
    void columnsThatWaitForEachOtherAreRefused() throws SQLException {
        execute("CREATE TABLE t (a, b)");
        TableRebuild rebuild = new TableRebuild("t", TableSketch.ofExisting("CREATE TABLE t (a, b)"), List.of(),
                TableSurroundings.NOTHING, NAMES, List.of(List.of("a", "b"), List.of("b", "a")));
        assertThatThrownBy(rebuild::statements).isInstanceOf(RetortException.class);
        assertThatThrownBy(() -> rebuild.dropColumn("c")).hasMessageContaining("has no column \"c\"");
    }

    /** Alembic skips checks without a name, since it cannot tell those of Boolean and Enum types. */
    @Test
    void checksAndConstraintsWithoutNamesAreKept() throws SQLException {
        execute("CREATE TABLE p (id INTEGER PRIMARY KEY)",
                "CREATE TABLE t (id INTEGER PRIMARY KEY, a INT CHECK (a > 0), b TEXT UNIQUE, p INT REFERENCES p ON"
                        + " DELETE SET NULL, c BOOLEAN, CHECK (length(b) > 1), CHECK (c IN (0, 1)))",
                "INSERT INTO t VALUES (1, 2, 'abc', NULL, 1)");

        rebuild("t", table -> {
            table.dropTypeChecks("c");
            table.column("c").setType("INTEGER");
        });

        assertThat(refuses("INSERT INTO t VALUES (2, 0, 'xyz', NULL, 5)")).contains("a > 0");
        assertThat(refuses("INSERT INTO t VALUES (2, 1, 'x', NULL, 5)")).contains("length(b)");
        assertThat(refuses("INSERT INTO t VALUES (2, 1, 'abc', NULL, 5)")).contains("UNIQUE");
        execute("INSERT INTO t VALUES (2, 1, 'xyz', NULL, 5)");
        assertThat(text("SELECT group_concat(on_delete) FROM pragma_foreign_key_list('t')")).isEqualTo("SET NULL");
    }

    /** Alembic writes a plain primary key, and ids of deleted rows are given out again. */
    @Test
    void autoincrementGoesOnCountingWhereItWas() throws SQLException {
        execute("CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT)",
                "INSERT INTO t (a) VALUES ('x'), ('y')",
                "DELETE FROM t");

        rebuild("t", table -> table.column("a").setNullable(false));

        execute("INSERT INTO t (a) VALUES ('z')");
        assertThat(text("SELECT id FROM t")).isEqualTo("3");
        assertThat(text("SELECT count(*) FROM sqlite_sequence")).isEqualTo("1");
    }

    /** Alembic loses collations, table options and expression indexes, and cannot copy generated columns. */
    @Test
    void whatSqlAlchemyDoesNotReflectIsKept() throws SQLException {
        execute("""
                CREATE TABLE t (id TEXT PRIMARY KEY, a TEXT COLLATE NOCASE DEFAULT (lower('X')), -- a, comment
                  b INTEGER GENERATED ALWAYS AS (length(a)) STORED, c INTEGER AS (b + 1) NOT NULL,
                  d REAL DEFAULT -1.5e3 NOT NULL ON CONFLICT REPLACE) STRICT, WITHOUT ROWID""",
                "INSERT INTO t (id, a) VALUES ('1', 'aB')", "CREATE INDEX ix ON t (lower(a) DESC, id) WHERE a <> ')'");

        rebuild("t", table -> table.renameColumn("a", "name"));

        Table table = table("t");
        assertThat(table.columns()).extracting(Column::name).containsExactly("id", "name", "b", "c", "d");
        assertThat(table.definition()).contains("COLLATE NOCASE", "STRICT, WITHOUT ROWID", "length(name)",
                "ON CONFLICT REPLACE");
        assertThat(table.indexes().getFirst().definition())
                .isEqualTo("CREATE INDEX ix ON t (lower(name) DESC, id) WHERE name <> ')'");
        assertThat(text("SELECT b || c || d FROM t WHERE name = 'AB'")).isEqualTo("23-1500.0");
    }

    /** Alembic loses triggers, and stumbles over views that name the table. */
    @Test
    void triggersAndViewsAreStillThere() throws SQLException {
        execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT)", "CREATE TABLE log (x)",
                "CREATE VIEW v AS SELECT id FROM t",
                "CREATE TRIGGER g AFTER UPDATE OF a ON t BEGIN INSERT INTO log VALUES (NEW.a || OLD.a); END",
                "CREATE TRIGGER other AFTER INSERT ON log BEGIN UPDATE t SET id = id; END",
                "INSERT INTO t VALUES (1, 'x')");

        List<String> statements = rebuild("t", table -> table.renameColumn("a", "name"));

        assertThat(statements.getFirst()).isEqualTo("PRAGMA legacy_alter_table=ON");
        assertThat(statements.getLast()).isEqualTo("PRAGMA legacy_alter_table=OFF");
        execute("UPDATE t SET name = 'y'");
        assertThat(text("SELECT x FROM log")).isEqualTo("yx");
        assertThat(text("SELECT id FROM v")).isEqualTo("1");
    }

    @Test
    void aDroppedColumnTakesItsKeysChecksAndIndexesWithIt() throws SQLException {
        execute("CREATE TABLE t (a INTEGER, b INTEGER, c INTEGER, PRIMARY KEY (a, b), UNIQUE (b, c), CHECK (b > c),"
                + " CONSTRAINT named CHECK (c > 0))", "CREATE INDEX ix ON t (b)", "CREATE INDEX kept ON t (c)");

        List<String> statements = rebuild("t", table -> table.dropColumn("b"));

        assertThat(statements.getFirst()).isEqualTo("CREATE TABLE _alembic_tmp_t (\n\ta INTEGER, \n\tc INTEGER, \n\t"
                + "PRIMARY KEY (a), \n\tCONSTRAINT named CHECK (c > 0)\n)");
        assertThat(statements).contains("CREATE INDEX kept ON t (c)").noneMatch(sql -> sql.contains("INDEX ix"));
    }

    @Test
    void defaultsThatWereReadGoIntoParenthesesAsAlembicWritesThem() {
        TableSketch sketch = TableSketch.ofExisting("CREATE TABLE t (a INT DEFAULT 10, b INT DEFAULT 3, c TEXT DEFAULT"
                + " 'it''s', d TIMESTAMP DEFAULT CURRENT_TIMESTAMP, e INT DEFAULT (1 + 1), f BLOB DEFAULT x'00')");
        assertThat(sketch.columns()).extracting(column -> column.defaultText).containsExactly("(10)", "3", "'it''s'",
                "(CURRENT_TIMESTAMP)", "(1 + 1)", "(x'00')");
    }

    private List<String> rebuild(String name, Consumer<TableRebuild> changes) throws SQLException {
        Table table = table(name);
        List<String> dependents = new LiveTables(dialect, connection).dependents("main", name);
        TableRebuild rebuild = new TableRebuild(name, TableSketch.ofExisting(table.definition()), table.indexes(),
                TableSurroundings.of(name, dependents, false), NAMES, List.of());
        changes.accept(rebuild);
        execute(rebuild.statements().toArray(String[]::new));
        return rebuild.statements();
    }

    private Table table(String name) throws SQLException {
        return dialect.catalog().table(connection, "main", name).orElseThrow();
    }

    private List<String> columns(String name) throws SQLException {
        return table(name).columns().stream().map(Column::name).toList();
    }

    private String refuses(String sql) {
        try {
            execute(sql);
            return "nothing";
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private void execute(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private String text(String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : "no row";
        }
    }
}
